import { useTranslations } from "next-intl";
import { DefinitionList } from "@/components/ui/definition-list";
import { dayWords, measureWords } from "@/lib/compensation/measure-words";
import type { CompensationFacts } from "@/lib/domain/compensation/facts";
import type { Policy } from "@/lib/domain/compensation/policy";
import { formatMoney, formatNumber, type Place } from "@/lib/i18n/format";

type FactsListProps = {
  facts: CompensationFacts;
  /** The version that decided, for what it calls its measures. */
  policy: Policy | null;
  place: Place;
};

/** The facts as they were when it was decided; what nobody knew says so. */
export function FactsList({ facts, policy, place }: FactsListProps) {
  const t = useTranslations("compensation");
  const common = useTranslations("common");
  const { locale } = place;
  const money = (amountMinor: bigint | "unknown") =>
    amountMinor === "unknown"
      ? common("unknown")
      : formatMoney({ amountMinor, currency: facts.currency }, locale);
  const count = (n: number | "unknown") => (n === "unknown" ? common("unknown") : formatNumber(n, locale));
  const flag = (value: boolean) => (value ? common("yes") : common("no"));
  const items = [
    { term: t("fact.impact"), value: t(`value.impact.${facts.impact}`) },
    { term: t("fact.failureKind"), value: t(`value.failureKind.${facts.failureKind}`) },
    { term: t("fact.acceptance"), value: t(`value.acceptance.${facts.acceptance}`) },
    { term: t("fact.attribution"), value: t(`value.attribution.${facts.attribution}`) },
    { term: t("fact.emotionalImpact"), value: t(`value.emotionalImpact.${facts.emotionalImpact}`) },
    { term: t("fact.vulnerable"), value: flag(facts.vulnerable) },
    { term: t("fact.pricePaid"), value: money(facts.pricePaidMinor) },
    { term: t("fact.provenLoss"), value: money(facts.provenLossMinor) },
    { term: t("fact.awardsInWindow"), value: money(facts.awardsInWindowMinor) },
    { term: t("fact.answerLateMinutes"), value: count(facts.answerLateMinutes) },
    {
      term: t("fact.earlierSameOrder"),
      value: count(facts.earlierComplaints.filter(({ sameOrder }) => sameOrder).length),
    },
    ...(facts.occurredOn === "unknown"
      ? []
      : [{ term: t("fact.occurredOn"), value: dayWords(facts.occurredOn, locale) }]),
    ...measureWords(policy?.measures ?? [], facts, locale),
  ];
  return (
    <DefinitionList
      items={items.map(({ term, value }) => ({
        term: <span className="inline-block first-letter:uppercase">{term}</span>,
        value: <span className="inline-block first-letter:uppercase">{value}</span>,
        key: term,
      }))}
    />
  );
}
