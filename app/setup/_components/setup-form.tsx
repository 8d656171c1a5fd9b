"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { SubmitButton } from "@/components/ui/submit-button";
import { type FirstAdminField, type FirstAdminProblem, setUpFirstAdmin } from "@/lib/auth/actions";

function useProblemText(): (problem: FirstAdminProblem | undefined) => string | null {
  const t = useTranslations("auth");
  return (problem) => {
    if (!problem) return null;
    if (problem === "too-many-tries") return t("failure.too-many-tries.mend");
    if (problem === "code-wrong" || problem === "name-missing" || problem === "email-invalid")
      return t(`setup.${problem}`);
    return t(`weak.${problem}`);
  };
}

/** Works without JavaScript too: what was typed comes back with the problems beside the fields. */
export function SetupForm() {
  const t = useTranslations("auth.setup");
  const problemText = useProblemText();
  const [state, action] = useActionState(setUpFirstAdmin, { problems: {}, name: "", email: "" });
  const error = (field: FirstAdminField) => problemText(state.problems[field]);
  return (
    <form action={action} className="grid gap-5" noValidate>
      <Field name="code" label={t("code")} hint={t("codeHint")} error={error("code")}>
        {(control) => <Input {...control} autoComplete="off" />}
      </Field>
      <Field name="name" label={t("name")} error={error("name")}>
        {(control) => <Input {...control} autoComplete="name" defaultValue={state.name} />}
      </Field>
      <Field name="email" label={t("email")} error={error("email")}>
        {(control) => <Input {...control} type="email" autoComplete="username" defaultValue={state.email} />}
      </Field>
      <Field name="password" label={t("password")} hint={t("passwordHint")} error={error("password")}>
        {(control) => <Input {...control} type="password" autoComplete="new-password" />}
      </Field>
      <div>
        <SubmitButton pendingLabel={t("pending")}>{t("submit")}</SubmitButton>
      </div>
    </form>
  );
}
