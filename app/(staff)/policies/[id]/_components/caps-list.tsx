import { DefinitionList } from "@/components/ui/definition-list";
import { Panel } from "@/components/ui/panel";
import type { Amounts } from "@/lib/domain/compensation/policy";
import { formatMoney, formatPercent } from "@/lib/i18n/format";
import { getTranslations } from "@/lib/i18n/server";
import type { PolicyReading } from "./reading";

/** The lines that goodwill is held to. */
export async function CapsList({ policy, locale }: PolicyReading) {
  const t = await getTranslations("policies.content");
  const { caps } = policy;
  const percent = (bp: number) => ({ percent: formatPercent(bp / 10_000, locale, 2) });
  const amounts = (table: Amounts | null) =>
    table === null
      ? t("cap.none")
      : policy.currencies
          .map((currency) => formatMoney({ amountMinor: table[currency] ?? 0n, currency }, locale))
          .join(" · ");
  return (
    <Panel id="caps" title={t("caps")}>
      <DefinitionList
        items={[
          { term: t("cap.approval"), value: t("cap.ofLoss", percent(caps.goodwillApprovalBp)) },
          { term: t("cap.ceiling"), value: t("cap.ofLoss", percent(caps.goodwillCeilingBp)) },
          { term: t("cap.hold"), value: t("cap.ofPrice", percent(caps.holdBelowPriceBp)) },
          { term: t("cap.perComplaint"), value: amounts(caps.goodwillPerComplaintMinor) },
          { term: t("cap.perWindow"), value: amounts(caps.awardsPerWindowMinor) },
          { term: t("cap.perIncident"), value: amounts(caps.goodwillPerIncidentCaseMinor) },
        ]}
      />
    </Panel>
  );
}
