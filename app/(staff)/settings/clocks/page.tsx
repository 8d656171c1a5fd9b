import type { Metadata } from "next";
import { ButtonLink } from "@/components/ui/button-link";
import { can } from "@/lib/auth/permissions";
import { requireStaff } from "@/lib/auth/session";
import { formatInstant } from "@/lib/i18n/format";
import { getLocale, getTranslations } from "@/lib/i18n/server";
import { organisationFrame } from "@/lib/organisation/queries";
import { paths } from "@/lib/paths";
import { listTerms, termsHouse, termsVersion } from "@/lib/sla/queries/terms";
import { StartDraft } from "./_components/start-draft";
import { TermsContent } from "./_components/terms-content";
import { VersionTable } from "./_components/version-table";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("terms");
  return { title: t("title") };
}

/** The clocks in force, in words, with every version of them. */
export default async function ClocksPage() {
  const staff = await requireStaff("settings.read");
  const [t, packs, locale, organisation, rows] = await Promise.all([
    getTranslations("terms"),
    getTranslations("packs"),
    getLocale(),
    organisationFrame(),
    listTerms(staff),
  ]);
  const place = { locale, timeZone: organisation?.timeZone ?? "UTC" };
  const inForce = rows.find(({ standing }) => standing === "in-force");
  const draft = rows.find(({ standing }) => standing === "draft");
  const [version, house] = await Promise.all([
    inForce ? termsVersion(staff, inForce.version) : null,
    termsHouse(staff, locale),
  ]);
  return (
    <div className="grid gap-4">
      <p className="max-w-prose text-muted">{t("lead")}</p>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        {!can(staff.role, "sla.write") ? (
          <p className="text-muted">{t("readOnly")}</p>
        ) : draft ? (
          <ButtonLink href={paths.clockDraft} variant="primary">
            {t("openDraft")}
          </ButtonLink>
        ) : (
          <StartDraft from={null} label={t("change")} />
        )}
        <ButtonLink href={paths.slaWhatIf} icon="scale">
          {t("whatIf")}
        </ButtonLink>
        <ButtonLink href={paths.clockPacks} icon="book-open">
          {packs("title")}
        </ButtonLink>
        {draft ? (
          <p className="text-ui-sm text-muted">
            {t("draftOf", {
              name: draft.createdByName ?? t("installation"),
              at: formatInstant(draft.createdAt, place),
            })}
          </p>
        ) : null}
      </div>
      {inForce && version ? (
        <>
          <h2 className="text-lg font-semibold">{t("inForce", { version: inForce.version })}</h2>
          <TermsContent terms={version.terms} house={house} locale={locale} />
        </>
      ) : null}
      <VersionTable rows={rows} place={place} />
    </div>
  );
}
