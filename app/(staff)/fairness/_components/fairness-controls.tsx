import { useTranslations } from "next-intl";
import { PeriodForm } from "@/components/forms/period-form";
import { Tabs } from "@/components/ui/tabs";
import { FAIRNESS_MEASURES } from "@/lib/domain/fairness";
import { paths, withQuery } from "@/lib/paths";
import { FAIRNESS_PRESETS, type FairnessFilter, fairnessQuery } from "@/lib/reporting/fairness-filter";

/** What is compared, and over which days: the URL holds everything. */
export function FairnessControls({ filter }: { filter: FairnessFilter }) {
  const t = useTranslations("fairness.review");
  const words = useTranslations("dashboard.period");
  const { period, measure, problem } = filter;
  const of = measure === "total" ? null : measure;
  return (
    <div className="mb-4 grid gap-3">
      <div className="flex flex-wrap gap-x-8 gap-y-2">
        <Tabs
          label={t("periodLabel")}
          tabs={FAIRNESS_PRESETS.map((preset) => ({
            href: withQuery(paths.fairness, { period: preset, of }),
            label: words(preset),
            isCurrent: period.preset === preset && problem === null,
          }))}
        />
        <Tabs
          label={t("of.label")}
          tabs={FAIRNESS_MEASURES.map((each) => ({
            href: withQuery(paths.fairness, fairnessQuery({ period, measure: each })),
            label: t(`of.${each}`),
            isCurrent: measure === each,
          }))}
        />
      </div>
      <PeriodForm action={paths.fairness} period={period} problem={problem}>
        {of ? <input type="hidden" name="of" value={of} /> : null}
      </PeriodForm>
    </div>
  );
}
