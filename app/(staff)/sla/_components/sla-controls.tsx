import { useTranslations } from "next-intl";
import { PeriodForm } from "@/components/forms/period-form";
import { Field } from "@/components/ui/field";
import { Select, type SelectOption } from "@/components/ui/select";
import { Tabs } from "@/components/ui/tabs";
import { SEVERITIES } from "@/lib/domain/severity";
import { paths, withQuery } from "@/lib/paths";
import { PRESETS, presetPeriod } from "@/lib/reporting/period";
import { type SlaFilter, slaQuery } from "@/lib/sla/report-filter";

type SlaControlsProps = {
  filter: SlaFilter;
  today: string;
  clocks: readonly SelectOption[];
  departments: readonly SelectOption[];
};

/** Period, clock, severity and department: the URL holds everything. */
export function SlaControls({ filter, today, clocks, departments }: SlaControlsProps) {
  const t = useTranslations("sla");
  const words = useTranslations("dashboard.period");
  const common = useTranslations("common");
  const { period, problem } = filter;
  const presets = PRESETS.map((preset) => ({
    href: withQuery(paths.sla, slaQuery({ ...filter, period: presetPeriod(preset, today) })),
    label: words(preset),
    isCurrent: period.preset === preset && problem === null,
  }));
  return (
    <div className="mb-4 grid gap-3">
      <Tabs label={words("label")} tabs={presets} />
      <PeriodForm action={paths.sla} period={period} problem={problem}>
        <Field name="clock" label={t("clock")} className="col-span-2 sm:min-w-44">
          {(control) => <Select {...control} options={clocks} defaultValue={filter.clock} />}
        </Field>
        <Field name="severity" label={t("severity")} className="col-span-2 sm:min-w-36">
          {(control) => (
            <Select
              {...control}
              options={SEVERITIES.map((value) => ({ value, label: common(`severity.${value}`) }))}
              placeholder={t("allSeverities")}
              defaultValue={filter.severity ?? ""}
            />
          )}
        </Field>
        <Field name="department" label={words("department")} className="col-span-2 sm:min-w-48">
          {(control) => (
            <Select
              {...control}
              options={departments}
              placeholder={words("all")}
              defaultValue={filter.departmentId ?? ""}
            />
          )}
        </Field>
      </PeriodForm>
    </div>
  );
}
