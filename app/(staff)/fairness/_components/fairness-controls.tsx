import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Tabs } from "@/components/ui/tabs";
import { FAIRNESS_MEASURES } from "@/lib/domain/fairness";
import { paths, withQuery } from "@/lib/paths";
import { FAIRNESS_PRESETS, type FairnessFilter, fairnessQuery } from "@/lib/reporting/fairness-filter";

/** What is compared, and over which days: the URL holds everything. */
export function FairnessControls({ filter }: { filter: FairnessFilter }) {
  const t = useTranslations("fairness.review");
  const words = useTranslations("dashboard.period");
  const common = useTranslations("common");
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
      <form action={paths.fairness} className="grid grid-cols-2 items-end gap-3 sm:flex sm:flex-wrap">
        {of ? <input type="hidden" name="of" value={of} /> : null}
        <Field name="from" label={t("fromDay")} error={problem ? words(`problem.${problem.reason}`) : null}>
          {(control) => (
            <Input {...control} type="date" required defaultValue={problem?.from ?? period.from} />
          )}
        </Field>
        <Field name="to" label={t("toDay")}>
          {(control) => <Input {...control} type="date" required defaultValue={problem?.to ?? period.to} />}
        </Field>
        <Button type="submit" className="col-span-2">
          {common("apply")}
        </Button>
      </form>
    </div>
  );
}
