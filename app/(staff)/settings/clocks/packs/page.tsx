import type { Metadata } from "next";
import Link from "next/link";
import { ButtonLink } from "@/components/ui/button-link";
import { Notice } from "@/components/ui/notice";
import { requireStaff } from "@/lib/auth/session";
import { packScope } from "@/lib/domain/sla/terms/packs/choose";
import { PACKS } from "@/lib/domain/sla/terms/packs/packs";
import { getLocale, getTranslations } from "@/lib/i18n/server";
import { paths } from "@/lib/paths";
import { newestPublished, termsDraft, termsHouse } from "@/lib/sla/queries/terms";
import { PackPanel } from "./_components/pack-panel";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("packs");
  return { title: t("title") };
}

/** Every statutory pack, for whom it is in use, and the way to take it. */
export default async function PacksPage() {
  const staff = await requireStaff("settings.read");
  const [t, locale] = await Promise.all([getTranslations("packs"), getLocale()]);
  const [newest, draft, house] = await Promise.all([
    newestPublished(staff),
    termsDraft(staff),
    termsHouse(staff, locale),
  ]);
  return (
    <div className="grid gap-4">
      <Link href={paths.settingsSection("clocks")} prefetch={false} className="link text-ui-sm">
        {t("back")}
      </Link>
      <h2 className="text-base font-semibold">{t("title")}</h2>
      <p className="max-w-prose text-muted">{t("lead")}</p>
      {draft ? (
        <Notice
          tone="info"
          actions={
            <ButtonLink href={paths.clockDraft} size="small">
              {t("openDraft")}
            </ButtonLink>
          }
        >
          {t("draft")}
        </Notice>
      ) : null}
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-3 xl:grid-cols-2">
        {PACKS.map((pack) => (
          <PackPanel
            key={pack.key}
            pack={pack}
            inUse={newest && packScope(newest.terms, pack.key)}
            inDraft={draft && { scope: packScope(draft.document, pack.key) }}
            house={house}
            staff={staff}
            locale={locale}
          />
        ))}
      </div>
    </div>
  );
}
