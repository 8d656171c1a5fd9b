import { DecisionWhy } from "@/components/compensation/decision-why";
import { RemedyLines } from "@/components/compensation/remedy-lines";
import { Notice } from "@/components/ui/notice";
import type { AwardSubject } from "@/lib/compensation/queries/facts";
import type { RemedyProposal } from "@/lib/compensation/queries/remedy";
import { speechFor } from "@/lib/compensation/speech";
import type { RequiredApproval } from "@/lib/domain/compensation/authority";
import type { ValueLine } from "@/lib/domain/compensation/decision";
import { speak } from "@/lib/domain/compensation/render";
import type { Locale } from "@/lib/i18n/config";
import { formatMoney } from "@/lib/i18n/format";
import { getTranslations } from "@/lib/i18n/server";

type RemedyDecisionProps = { proposal: RemedyProposal; subject: AwardSubject; locale: Locale };

/** What the rules propose: owed and goodwill apart, the human part, the reasons, and whose word it takes. */
export async function RemedyDecision({ proposal, subject, locale }: RemedyDecisionProps) {
  const [t, kinds] = await Promise.all([getTranslations("awards"), getTranslations("compensation.kind")]);
  const { decision, owed, goodwill, approval, policy } = proposal;
  const { currency, tier } = decision;
  const tierName = policy.tiers.find(({ id }) => id === tier.id)?.name ?? "tier.unknown";
  const human = decision.lines.flatMap((line) => (line.part === "human" ? [line] : []));
  const givenMinor = subject.givenMinor.entitlement;
  return (
    <div className="grid gap-3">
      <p className="text-ui-sm text-muted">
        {t("tier", { tier: speak(tierName, {}, speechFor(locale)) })}
        {tier.raisedFrom === null ? null : ` · ${t("tierRaised")}`}
      </p>
      <Part title={t("owed")} lines={owed} empty={t("nothingOwed")} currency={currency} locale={locale} />
      {givenMinor > 0n ? (
        <p className="text-ui-sm text-muted">
          {t("given", { amount: formatMoney({ amountMinor: givenMinor, currency }, locale) })}
        </p>
      ) : null}
      <Part
        title={t("goodwill")}
        lines={goodwill}
        empty={subject.givenMinor.goodwill > 0n ? t("goodwillGiven") : t("noGoodwill")}
        currency={currency}
        locale={locale}
      />
      <section>
        <h3 className="text-ui-sm font-medium text-muted">{t("human")}</h3>
        <p className="text-ui-sm first-letter:uppercase">
          {human.map(({ kind }) => kinds(kind)).join(locale === "en" ? ", " : "、")}
        </p>
      </section>
      <details open>
        <summary className="text-ui-sm font-medium">{t("why")}</summary>
        <div className="mt-1">
          <DecisionWhy decision={decision} policy={policy} locale={locale} />
        </div>
      </details>
      {owed.length + goodwill.length > 0 ? <Authority approval={approval} /> : null}
    </div>
  );
}

type PartProps = {
  title: string;
  lines: readonly ValueLine[];
  empty: string;
  currency: string;
  locale: Locale;
};

function Part({ title, lines, empty, currency, locale }: PartProps) {
  return (
    <section>
      <h3 className="text-ui-sm font-medium text-muted">{title}</h3>
      {lines.length === 0 ? (
        <p className="text-ui-sm">{empty}</p>
      ) : (
        <RemedyLines
          lines={lines.map(({ kind, faceMinor }) => ({ kind, amountMinor: faceMinor }))}
          currency={currency}
          locale={locale}
        />
      )}
    </section>
  );
}

async function Authority({ approval }: { approval: RequiredApproval }) {
  const t = await getTranslations("awards.authority");
  if (approval.kind === "no-money-rights") return <Notice tone="neutral">{t("none")}</Notice>;
  if (approval.kind === "held") return <Notice tone="warning">{t("held")}</Notice>;
  const { whole } = approval;
  return whole.needed ? (
    <Notice tone="warning">{t(whole.approver)}</Notice>
  ) : (
    <Notice tone="success">{t("within")}</Notice>
  );
}
