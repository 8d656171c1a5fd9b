import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select, type SelectOption } from "@/components/ui/select";
import { SEVERITIES } from "@/lib/domain/severity";
import { CLOCK_UNITS } from "@/lib/domain/sla/terms/definition";
import { paths } from "@/lib/paths";
import { ALWAYS, type WhatIfForm } from "@/lib/sla/what-if-input";

type FormProps = { form: WhatIfForm; clocks: readonly SelectOption[]; calendars: readonly SelectOption[] };

/** Which runs, and what is tried: a plain form that asks the same page. */
export function WhatIfFields({ form, clocks, calendars }: FormProps) {
  const t = useTranslations("sla.whatIf");
  const words = useTranslations("sla");
  const common = useTranslations("common");
  return (
    <form action={paths.slaWhatIf} className="mb-4 grid grid-cols-2 items-end gap-3 lg:flex lg:flex-wrap">
      <Field name="clock" label={words("clock")} className="col-span-2 lg:min-w-44">
        {(control) => <Select {...control} options={clocks} defaultValue={form.clock} />}
      </Field>
      {(["from", "to"] as const).map((name) => (
        <Field key={name} name={name} label={t(name)}>
          {(control) => <Input {...control} type="date" required defaultValue={form[name]} />}
        </Field>
      ))}
      {SEVERITIES.map((severity) => (
        <Field
          key={severity}
          name={severity}
          label={t("target", { severity: common(`severity.${severity}`) })}
          className="lg:max-w-36"
        >
          {(control) => (
            <Input
              {...control}
              type="number"
              min={1}
              max={10_000}
              placeholder={t("unchanged")}
              defaultValue={form.targets[severity]}
            />
          )}
        </Field>
      ))}
      <Field name="unit" label={t("unit")} className="lg:min-w-32">
        {(control) => (
          <Select
            {...control}
            options={CLOCK_UNITS.map((value) => ({ value, label: t(`units.${value}`) }))}
            defaultValue={form.unit}
          />
        )}
      </Field>
      <Field name="calendar" label={t("calendar")} className="col-span-2 lg:min-w-52">
        {(control) => (
          <Select
            {...control}
            options={[{ value: ALWAYS, label: t("always") }, ...calendars]}
            placeholder={t("asCounted")}
            defaultValue={form.calendar}
          />
        )}
      </Field>
      <Button type="submit" className="col-span-2">
        {t("try")}
      </Button>
    </form>
  );
}
