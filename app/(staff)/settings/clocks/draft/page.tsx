import type { Metadata } from "next";
import Link from "next/link";
import { ClientMessages } from "@/components/shell/client-messages";
import { EmptyState } from "@/components/ui/empty-state";
import { requireStaff } from "@/lib/auth/session";
import { formatZone } from "@/lib/i18n/format";
import { getLocale, getTranslations } from "@/lib/i18n/server";
import { databaseNow } from "@/lib/now";
import { organisationFrame } from "@/lib/organisation/queries";
import { paths } from "@/lib/paths";
import { newestPublished, termsDraft, termsHouse } from "@/lib/sla/queries/terms";
import { StartDraft } from "../_components/start-draft";
import { TermsEditor } from "./_components/terms-editor";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("terms");
  return { title: `${t("title")}: ${t("standing.draft")}` };
}

/** The one draft of the clocks in its editor; without one, the way to begin. */
export default async function ClockDraftPage() {
  const staff = await requireStaff("sla.write");
  const [t, locale, organisation, draft, published] = await Promise.all([
    getTranslations("terms"),
    getLocale(),
    organisationFrame(),
    termsDraft(staff),
    newestPublished(staff),
  ]);
  if (!draft || !published)
    return (
      <EmptyState
        icon="clock"
        title={t("edit.none")}
        actions={<StartDraft from={null} label={t("change")} />}
      >
        {t("edit.noneText")}
      </EmptyState>
    );
  const house = await termsHouse(staff, locale);
  const timeZone = organisation?.timeZone ?? "UTC";
  return (
    <ClientMessages namespaces={["terms", "common"]}>
      <div className="grid gap-2">
        <p className="text-ui-sm">
          <Link href={paths.settingsSection("clocks")} prefetch={false} className="link">
            {t("back")}
          </Link>
        </p>
        <TermsEditor
          key={draft.version}
          stored={draft}
          published={published}
          house={house}
          locale={locale}
          zones={Intl.supportedValuesOf("timeZone")}
          zone={formatZone({ locale, timeZone }, databaseNow())}
        />
      </div>
    </ClientMessages>
  );
}
