import { useTranslations } from "next-intl";
import { EmptyState } from "@/components/ui/empty-state";
import { Panel } from "@/components/ui/panel";
import { Tabs } from "@/components/ui/tabs";
import type { SimulationResult } from "@/lib/domain/simulation/result";
import type { Locale } from "@/lib/i18n/config";
import { paths, withQuery } from "@/lib/paths";
import type { ReportingNames } from "@/lib/reporting/types";
import type { Words } from "../../_components/words";
import { ApartPanel } from "./apart-panel";
import { AxisPanels } from "./axis-panels";
import { BudgetsPanel } from "./budgets-panel";
import { ChangePanel } from "./change-panel";
import { CountedPanel } from "./counted-panel";
import { EqualPanel } from "./equal-panel";
import { ReplayPanel } from "./replay-panel";
import { SidesPanel } from "./sides-panel";

type ResultViewProps = {
  id: string;
  result: SimulationResult;
  /** The currency asked for in the URL; the one with most cases else. */
  chosen: string;
  locale: Locale;
  names: ReportingNames;
};

const LIMITS = ["facts", "answers", "window", "satisfaction"] as const;

/** Everything that came of a simulation; each figure leads to its cases. */
export function ResultView({ id, result, chosen, locale, names }: ResultViewProps) {
  const t = useTranslations("simulation");
  const compensation = useTranslations("compensation");
  const caseWords = useTranslations("case");
  const words: Words = { t, compensation, caseWords, locale, names };
  const { currencies } = result;
  const shown = currencies.find(({ currency }) => currency === chosen) ?? currencies[0];
  const casesHref = (figure: string) =>
    withQuery(paths.simulation(id), { figure, currency: shown?.currency ?? null });
  const scope = { words, casesHref };
  return (
    <>
      <div className="grid gap-4 lg:grid-cols-2">
        <CountedPanel counted={result.counted} words={words} />
        <ReplayPanel replay={result.replay} {...scope} />
      </div>
      <SidesPanel sides={result.sides} {...scope} />
      {currencies.length > 1 ? (
        <Tabs
          label={t("currency")}
          tabs={currencies.map(({ currency, cases }) => ({
            href: withQuery(paths.simulation(id), { currency }),
            label: currency,
            count: cases,
            isCurrent: currency === shown?.currency,
          }))}
        />
      ) : null}
      {shown ? (
        <>
          <AxisPanels figures={shown} {...scope} />
          <ChangePanel figures={shown} {...scope} />
          <BudgetsPanel figures={shown} {...scope} />
          <EqualPanel figures={shown} {...scope} />
        </>
      ) : (
        <Panel>
          <EmptyState icon="scale" title={t("none")}>
            {t("noneHint")}
          </EmptyState>
        </Panel>
      )}
      <ApartPanel apart={result.apart} {...scope} />
      <Panel id="limits" title={t("limits.title")}>
        <ul className="grid max-w-prose list-disc gap-1 ps-5 text-ui">
          {LIMITS.map((limit) => (
            <li key={limit}>{t(`limits.${limit}`)}</li>
          ))}
        </ul>
      </Panel>
    </>
  );
}
