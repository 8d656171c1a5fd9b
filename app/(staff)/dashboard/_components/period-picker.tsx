import { useTranslations } from "next-intl";
import { PeriodForm } from "@/components/forms/period-form";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { Tabs } from "@/components/ui/tabs";
import { paths, withQuery } from "@/lib/paths";
import type { DashboardFilter } from "@/lib/reporting/filter";
import { PRESETS } from "@/lib/reporting/period";

type PeriodPickerProps = {
  filter: DashboardFilter;
  departments: readonly { value: string; label: string }[];
};

/** Presets as links; days and department in a form that asks the same page: the URL holds everything. */
export function PeriodPicker({ filter, departments }: PeriodPickerProps) {
  const t = useTranslations("dashboard.period");
  const { period, departmentId, problem } = filter;
  const presets = PRESETS.map((preset) => ({
    href: withQuery(paths.dashboard, { period: preset, department: departmentId }),
    label: t(preset),
    isCurrent: period.preset === preset && problem === null,
  }));
  return (
    <div className="mb-4 grid gap-3">
      <Tabs label={t("label")} tabs={presets} />
      <PeriodForm action={paths.dashboard} period={period} problem={problem}>
        <Field name="department" label={t("department")} className="col-span-2 sm:min-w-56">
          {(control) => (
            <Select
              {...control}
              options={departments}
              placeholder={t("all")}
              defaultValue={departmentId ?? ""}
            />
          )}
        </Field>
      </PeriodForm>
    </div>
  );
}
