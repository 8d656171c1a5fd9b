import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import type { DashboardFilter } from "@/lib/reporting/filter";

type PeriodFormProps = {
  /** The page that the form asks again. */
  action: string;
  period: Pick<DashboardFilter["period"], "from" | "to">;
  problem: DashboardFilter["problem"];
  /** What else narrows the page: further fields, or what its address must keep. */
  children?: ReactNode;
};

/** The days a page looks at, and what else it is asked for: the URL holds everything. */
export function PeriodForm({ action, period, problem, children }: PeriodFormProps) {
  const t = useTranslations("dashboard.period");
  const common = useTranslations("common");
  return (
    <form action={action} className="grid grid-cols-2 items-end gap-3 sm:flex sm:flex-wrap">
      <Field name="from" label={t("from")} error={problem ? t(`problem.${problem.reason}`) : null}>
        {(control) => <Input {...control} type="date" required defaultValue={problem?.from ?? period.from} />}
      </Field>
      <Field name="to" label={t("to")}>
        {(control) => <Input {...control} type="date" required defaultValue={problem?.to ?? period.to} />}
      </Field>
      {children}
      <Button type="submit" className="col-span-2">
        {common("apply")}
      </Button>
    </form>
  );
}
