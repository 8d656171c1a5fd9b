import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import type { FormState } from "@/lib/action";
import { LOCALE_NAMES, LOCALES } from "@/lib/i18n/config";
import type { Names } from "@/lib/organisation/names";

type NameFieldsProps = { idPrefix: string; names: Names | null; state: FormState; missing: string };

/** One name per language of the product: customers read the one of their own. */
export function NameFields({ idPrefix, names, state, missing }: NameFieldsProps) {
  return LOCALES.map((locale) => {
    const name = `name.${locale}`;
    return (
      <Field
        key={locale}
        name={name}
        id={`${idPrefix}-${locale}`}
        label={LOCALE_NAMES[locale]}
        error={state.problem?.field === name ? missing : null}
      >
        {(control) => (
          <Input {...control} lang={locale} defaultValue={state.typed[name] ?? names?.[locale] ?? ""} />
        )}
      </Field>
    );
  });
}
