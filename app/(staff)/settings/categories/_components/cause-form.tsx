"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { SubmitButton } from "@/components/ui/submit-button";
import { UNTOUCHED } from "@/lib/action";
import { addCauseAction } from "@/lib/settings/actions";
import { NameFields } from "../../_components/name-fields";

/** Adds a root cause that is usual for this category. */
export function CauseForm({ categoryKey }: { categoryKey: string }) {
  const t = useTranslations("settings.categories");
  const [state, action] = useActionState(addCauseAction, UNTOUCHED);
  const { problem } = state;
  const keyError = problem?.reason === "key-taken" ? t("keyTaken") : t("keyInvalid");
  return (
    <form action={action} noValidate className="grid gap-4 sm:grid-cols-4">
      <h3 className="font-medium sm:col-span-4">{t("addCause")}</h3>
      <input type="hidden" name="categoryKey" value={categoryKey} />
      <Field
        name="key"
        id={`${categoryKey}-cause-key`}
        label={t("key")}
        error={problem?.field === "key" ? keyError : null}
      >
        {(control) => <Input {...control} defaultValue={state.typed.key} autoComplete="off" />}
      </Field>
      <NameFields idPrefix={`${categoryKey}-cause`} names={null} state={state} missing={t("nameMissing")} />
      <div className="sm:col-span-4">
        <SubmitButton variant="secondary">{t("addCause")}</SubmitButton>
      </div>
    </form>
  );
}
