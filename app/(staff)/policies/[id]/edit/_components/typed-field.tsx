"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import type { Typed } from "@/lib/domain/compensation/edit/typed";
import { useEditor } from "./editor-context";

/** The first thing that the checks say about exactly this field. */
export function useFindingAt(path: string): string | null {
  return useEditor().findings.find((finding) => finding.path === path)?.sentence ?? null;
}

type TypedFieldProps<Value> = {
  path: string;
  label: ReactNode;
  hint?: ReactNode;
  hideLabel?: boolean;
  /** The value as one types it. */
  text: string;
  parse: (text: string) => Typed<Value>;
  onValue: (value: Value) => void;
  suffix?: string | undefined;
  inputMode?: "decimal" | "numeric" | "text";
  type?: "text" | "date";
  className?: string;
};

/** A field whose text must make sense; what does not stays as it was typed, with the reason below it. */
export function TypedField<Value>(props: TypedFieldProps<Value>) {
  const { path, label, hint, hideLabel, text, parse, onValue, suffix, inputMode, type, className } = props;
  const t = useTranslations("policyEditor.typed");
  const { bad, setBad } = useEditor();
  const finding = useFindingAt(path);
  // While it is being typed the text is the person's own: "1." must not become "1.00" under their hands.
  const [own, setOwn] = useState<string | null>(null);
  const wrong = bad[path];
  const read = (next: string): void => {
    setOwn(next);
    const result = parse(next);
    if (result.ok) {
      if (wrong) setBad(path, null);
      onValue(result.value);
    } else setBad(path, { text: next, reason: result.reason });
  };
  return (
    <Field
      name={path}
      label={label}
      hint={hint}
      hideLabel={hideLabel ?? false}
      error={wrong ? t(wrong.reason) : finding}
      className={className ?? ""}
    >
      {(control) => (
        <span className="flex items-center gap-1.5">
          <Input
            {...control}
            type={type ?? "text"}
            inputMode={inputMode ?? "text"}
            value={wrong?.text ?? own ?? text}
            autoComplete="off"
            className={inputMode === "text" || inputMode === undefined ? "" : "tabular max-w-40"}
            onChange={(event) => read(event.target.value)}
            onBlur={() => setOwn(null)}
          />
          {suffix ? <span className="text-ui-sm text-muted">{suffix}</span> : null}
        </span>
      )}
    </Field>
  );
}
