import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Select, type SelectOption } from "@/components/ui/select";
import { getTranslations } from "@/lib/i18n/server";

/** Chooses the version to compare with; a plain form, so that the choice stands in the address. */
export async function CompareWith({
  current,
  options,
}: {
  current: string;
  options: readonly SelectOption[];
}) {
  const t = await getTranslations("policies.changes");
  return (
    <form className="flex flex-wrap items-end gap-3">
      <Field name="with" label={t("with")} className="min-w-64 max-w-xl grow">
        {(control) => <Select {...control} defaultValue={current} options={options} />}
      </Field>
      <Button type="submit" variant="secondary">
        {t("show")}
      </Button>
    </form>
  );
}
