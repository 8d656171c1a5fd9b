import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { Badge } from "@/components/ui/badge";
import { ButtonLink } from "@/components/ui/button-link";
import { DefinitionList } from "@/components/ui/definition-list";
import { Panel } from "@/components/ui/panel";
import { can } from "@/lib/auth/permissions";
import { requireStaff } from "@/lib/auth/session";
import { formatInstant } from "@/lib/i18n/format";
import { getLocale, getTranslations } from "@/lib/i18n/server";
import { organisationFrame } from "@/lib/organisation/queries";
import { paths } from "@/lib/paths";
import { listTerms, termsHouse, termsVersion } from "@/lib/sla/queries/terms";
import { ChangesPanel } from "../_components/changes-panel";
import { StartDraft } from "../_components/start-draft";
import { TermsContent } from "../_components/terms-content";
import { HoldsFrom, STANDING_TONES } from "../_components/version-table";

type Props = { params: Promise<{ version: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [t, { version }] = await Promise.all([getTranslations("terms"), params]);
  return { title: `${t("title")}: ${t("version", { version })}` };
}

/** One published version for good: what it changed, and all that it says. */
export default async function ClockVersionPage({ params }: Props) {
  const staff = await requireStaff("settings.read");
  const number = Number((await params).version);
  if (!Number.isInteger(number) || number < 1 || number > 1_000_000) notFound();
  const [t, locale, organisation, rows, version, house] = await Promise.all([
    getTranslations("terms"),
    getLocale(),
    organisationFrame(),
    listTerms(staff),
    termsVersion(staff, number),
    getLocale().then((reader) => termsHouse(staff, reader)),
  ]);
  const row = rows.find((one) => one.version === number);
  if (!row || !version || !row.effectiveFrom || !row.publishedAt) notFound();
  const place = { locale, timeZone: organisation?.timeZone ?? "UTC" };
  const isNewest = rows.find(({ standing }) => standing !== "draft")?.version === number;
  const hasDraft = rows.some(({ standing }) => standing === "draft");
  return (
    <div className="grid gap-4">
      <p className="text-ui-sm">
        <Link href={paths.settingsSection("clocks")} prefetch={false} className="link">
          {t("back")}
        </Link>
      </p>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <h2 className="text-lg font-semibold">{t("version", { version: number })}</h2>
        <Badge tone={STANDING_TONES[row.standing]}>{t(`standing.${row.standing}`)}</Badge>
      </div>
      <Panel>
        <DefinitionList
          items={[
            { term: t("versions.from"), value: <HoldsFrom at={row.effectiveFrom} place={place} /> },
            { term: t("versions.drafted"), value: row.createdByName ?? t("installation") },
            { term: t("versions.by"), value: row.publishedByName ?? t("installation") },
            { term: t("versions.at"), value: formatInstant(row.publishedAt, place) },
            { term: t("versions.note"), value: row.note },
          ]}
        />
        {can(staff.role, "sla.write") && !isNewest ? (
          <div className="mt-4 flex flex-wrap items-center gap-3">
            {hasDraft ? (
              <ButtonLink href={paths.clockDraft}>{t("openDraft")}</ButtonLink>
            ) : (
              <StartDraft from={number} label={t("restore")} />
            )}
            {hasDraft ? null : <p className="text-ui-sm text-muted">{t("restoreHint")}</p>}
          </div>
        ) : null}
      </Panel>
      {version.before ? (
        <ChangesPanel before={version.before} after={version.terms} house={house} locale={locale} />
      ) : (
        <p className="text-muted">{t("changes.first")}</p>
      )}
      <TermsContent terms={version.terms} house={house} locale={locale} />
    </div>
  );
}
