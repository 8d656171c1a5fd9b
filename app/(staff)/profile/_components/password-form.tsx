"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { SubmitButton } from "@/components/ui/submit-button";
import { UNTOUCHED } from "@/lib/action";
import { PASSWORD_WEAKNESSES } from "@/lib/auth/password-weakness";
import { changeOwnPasswordAction } from "@/lib/staff/actions";

export function PasswordForm() {
  const t = useTranslations("auth");
  const [{ problem }, action] = useActionState(changeOwnPasswordAction, UNTOUCHED);
  const weakness = PASSWORD_WEAKNESSES.find((reason) => reason === problem?.reason);
  return (
    <form action={action} className="grid gap-4" noValidate>
      <Field
        name="current"
        label={t("profile.current")}
        error={problem?.reason === "current-wrong" ? t("profile.current-wrong") : null}
      >
        {(control) => <Input {...control} type="password" autoComplete="current-password" />}
      </Field>
      <Field
        name="password"
        label={t("profile.new")}
        hint={t("setup.passwordHint")}
        error={weakness ? t(`weak.${weakness}`) : null}
      >
        {(control) => <Input {...control} type="password" autoComplete="new-password" />}
      </Field>
      <div>
        <SubmitButton pendingLabel={t("profile.pending")}>{t("profile.submit")}</SubmitButton>
      </div>
    </form>
  );
}
