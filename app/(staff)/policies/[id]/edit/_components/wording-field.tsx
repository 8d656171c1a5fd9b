"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Textarea } from "@/components/ui/textarea";
import { speak } from "@/lib/domain/compensation/render";
import type { OwnWords, Wording } from "@/lib/domain/compensation/wording";
import { LANGUAGES } from "@/lib/domain/languages";
import { useEditor } from "./editor-context";
import { useFindingAt } from "./typed-field";

const NO_WORDS: OwnWords = { en: "", "zh-Hans": "", "zh-Hant": "" };

type WordingFieldProps = {
  path: string;
  legend: ReactNode;
  hint?: ReactNode;
  value: Wording;
  onChange: (value: Wording) => void;
  isLong?: boolean;
};

/** A shipped sentence as its reader sees it, or a manager's own in three languages. */
export function WordingField({ path, legend, hint, value, onChange, isLong }: WordingFieldProps) {
  const t = useTranslations("policyEditor.wording");
  const { house, speech } = useEditor();
  return (
    <fieldset id={path} tabIndex={-1} className="grid min-w-0 gap-2">
      <legend className="text-ui-sm font-medium">{legend}</legend>
      {hint ? <p className="text-ui-sm text-muted">{hint}</p> : null}
      {typeof value === "string" ? (
        <div className="flex flex-wrap items-center gap-2">
          <span className="min-w-0 flex-1 rounded-md bg-sunken px-2 py-1 text-ui">
            {house.shipped[value]?.[speech.locale] ?? speak(value, {}, speech)}
          </span>
          <Button size="small" onClick={() => onChange(house.shipped[value] ?? NO_WORDS)}>
            {t("own")}
          </Button>
        </div>
      ) : (
        <OwnWordsFields path={path} value={value} onChange={onChange} isLong={isLong ?? false} />
      )}
    </fieldset>
  );
}

type OwnWordsProps = { path: string; value: OwnWords; onChange: (value: OwnWords) => void; isLong: boolean };

function OwnWordsFields({ path, value, onChange, isLong }: OwnWordsProps) {
  return (
    <div className="grid gap-2">
      {LANGUAGES.map((language) => (
        <OwnWordsField
          key={language}
          path={`${path}.${language}`}
          language={language}
          value={value[language]}
          onChange={(text) => onChange({ ...value, [language]: text })}
          isLong={isLong}
        />
      ))}
    </div>
  );
}

type OneProps = {
  path: string;
  language: (typeof LANGUAGES)[number];
  value: string;
  onChange: (text: string) => void;
  isLong: boolean;
};

function OwnWordsField({ path, language, value, onChange, isLong }: OneProps) {
  const t = useTranslations("policyEditor.wording.language");
  const finding = useFindingAt(path);
  return (
    <Field name={path} label={t(language)} error={value === "" ? t("missing") : finding}>
      {(control) =>
        isLong ? (
          <Textarea
            {...control}
            rows={2}
            lang={language}
            value={value}
            onChange={(event) => onChange(event.target.value)}
          />
        ) : (
          <Input
            {...control}
            lang={language}
            value={value}
            onChange={(event) => onChange(event.target.value)}
          />
        )
      }
    </Field>
  );
}
