import Link from "next/link";
import { ExtensionRequest } from "@/components/complaints/extension-request";
import { Panel } from "@/components/ui/panel";
import type { Staff } from "@/lib/auth/staff";
import type { ExtensionRow } from "@/lib/extensions/types";
import type { Place } from "@/lib/i18n/format";
import { getTranslations } from "@/lib/i18n/server";
import { paths } from "@/lib/paths";

type WaitingExtensionsProps = { rows: readonly ExtensionRow[]; staff: Staff; place: Place };

/** Statutory limits that somebody asks to be extended; nothing where nobody does. */
export async function WaitingExtensions({ rows, staff, place }: WaitingExtensionsProps) {
  const t = await getTranslations("extensions");
  if (rows.length === 0) return null;
  return (
    <Panel id="extensions" title={t("waiting", { n: rows.length })} className="mb-4">
      <ul className="grid gap-4">
        {rows.map((row) => (
          <li key={row.id} className="grid gap-1">
            <p>
              <Link
                href={paths.caseClocks(row.reference)}
                prefetch={false}
                className="link"
                aria-label={`${t("openCase")} ${row.reference}`}
              >
                {row.reference}
              </Link>
            </p>
            <ExtensionRequest row={row} staff={staff} place={place} />
          </li>
        ))}
      </ul>
    </Panel>
  );
}
