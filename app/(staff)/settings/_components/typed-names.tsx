"use client";

import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { LOCALE_NAMES, LOCALES, type Locale } from "@/lib/i18n/config";

type TypedNamesProps = {
  /** What the fields' ids begin with; the language follows. */
  path: string;
  label: (language: string) => string;
  names: Readonly<Record<Locale, string>>;
  error: (locale: Locale) => string | null;
  onChange: (names: Readonly<Record<Locale, string>>) => void;
};

/** One name in each language, in an editor that holds what is typed. */
export function TypedNames({ path, label, names, error, onChange }: TypedNamesProps) {
  return LOCALES.map((locale) => (
    <Field key={locale} name={`${path}${locale}`} label={label(LOCALE_NAMES[locale])} error={error(locale)}>
      {(control) => (
        <Input
          {...control}
          lang={locale}
          value={names[locale]}
          maxLength={80}
          onChange={(event) => onChange({ ...names, [locale]: event.target.value })}
        />
      )}
    </Field>
  ));
}
