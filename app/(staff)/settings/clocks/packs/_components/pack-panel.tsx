import type { ReactNode } from "react";
import { ToldPlace } from "@/components/complaints/told-place";
import { Badge } from "@/components/ui/badge";
import { Panel } from "@/components/ui/panel";
import { can } from "@/lib/auth/permissions";
import type { Staff } from "@/lib/auth/staff";
import type { ClockScope } from "@/lib/domain/sla/terms/definition";
import type { Jurisdiction, Pack } from "@/lib/domain/sla/terms/packs/pack";
import type { Locale } from "@/lib/i18n/config";
import { formatDay } from "@/lib/i18n/format";
import { getTranslations } from "@/lib/i18n/server";
import type { TermsHouse } from "@/lib/sla/terms-types";
import { PackForm } from "./pack-form";
import { PackLimits } from "./pack-limits";
import { scopeText } from "./scope-text";

export type PackPanelProps = {
  pack: Pack;
  /** For whom the newest published terms have it; null: nobody. */
  inUse: ClockScope | null;
  /** What the draft says of it; null where there is no draft. */
  inDraft: { scope: ClockScope | null } | null;
  house: TermsHouse;
  staff: Staff;
  locale: Locale;
};

/** One law: its limits, letters, source and next instance, and for whom it counts. */
export async function PackPanel(props: PackPanelProps) {
  const { pack, inUse, inDraft, house, staff, locale } = props;
  const t = await getTranslations("packs");
  const words = { everyCase: t("everyCase"), nobody: t("nobody") };
  const { letters, outside, note } = pack;
  return (
    <Panel
      id={pack.key}
      title={pack.names[locale]}
      description={t(`jurisdiction.${pack.jurisdiction}`)}
      actions={<Standing inUse={inUse} inDraft={inDraft} />}
    >
      <ToldPlace place={`pack-${pack.key}`} />
      <dl className="grid grid-cols-[minmax(6rem,auto)_minmax(0,1fr)] gap-x-4 gap-y-1.5 text-ui-sm">
        <Row label={t("limits")}>
          <PackLimits pack={pack} locale={locale} />
        </Row>
        <Row label={t("letters")}>
          {letters.length === 0 ? t("noLetters") : letters.map((stage) => t(`stage.${stage}`)).join(" · ")}
        </Row>
        {outside ? (
          <Row label={t("outside")}>
            {outside.url ? (
              <a href={outside.url} rel="noreferrer" className="link">
                {outside.names[locale]}
              </a>
            ) : (
              outside.names[locale]
            )}
          </Row>
        ) : null}
        <Row label={t("since")}>{formatDay(pack.effectiveFrom, locale)}</Row>
        <Row label={t("source")}>
          <Source pack={pack} locale={locale} />
        </Row>
        <Row label={t("for")}>
          {scopeText(inUse, house, words)}
          {inDraft && scopeText(inDraft.scope, house, words) !== scopeText(inUse, house, words)
            ? ` → ${scopeText(inDraft.scope, house, words)} (${t("inDraft")})`
            : ""}
        </Row>
      </dl>
      {note ? <p className="mt-3 max-w-prose text-ui-sm">{note[locale]}</p> : null}
      {can(staff.role, "sla.write") ? <PackForm {...props} /> : null}
    </Panel>
  );
}

async function Standing({ inUse, inDraft }: Pick<PackPanelProps, "inUse" | "inDraft">) {
  const t = await getTranslations("packs");
  const leaves = inUse && inDraft && !inDraft.scope;
  return (
    <>
      {inUse ? <Badge tone="success">{t("chosen")}</Badge> : null}
      {inDraft?.scope && !inUse ? <Badge tone="info">{t("inDraft")}</Badge> : null}
      {leaves ? <Badge tone="warning">{t("inDraftOut")}</Badge> : null}
    </>
  );
}

/** In which language a law names itself; the others have an English name. */
const LAW_LANGUAGES: Partial<Record<Jurisdiction, Locale>> = { tw: "zh-Hant", cn: "zh-Hans" };

async function Source({ pack: { source, jurisdiction }, locale }: Pick<PackPanelProps, "pack" | "locale">) {
  const t = await getTranslations("packs");
  const { title, url, readAt, readOn, checked } = source;
  const lang = LAW_LANGUAGES[jurisdiction] ?? "en";
  return (
    <>
      {url ? (
        <a href={url} rel="noreferrer" lang={lang} className="link">
          {title}
        </a>
      ) : (
        <span lang={lang}>{title}</span>
      )}
      <span className="block">
        <Badge tone={checked === "primary" ? "neutral" : "warning"}>{t(`checked.${checked}`)}</Badge>
      </span>
      <span className="block text-muted">
        {t("read", { on: formatDay(readOn, locale) })}
        {readAt ? (
          <>
            {" · "}
            <a href={readAt} rel="noreferrer" className="link">
              {t("readAt")}
            </a>
          </>
        ) : null}
      </span>
    </>
  );
}

function Row({ label, children }: { label: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-muted">{label}</dt>
      <dd className="min-w-0 wrap-anywhere">{children}</dd>
    </>
  );
}
