"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { CopyLink } from "@/components/complaints/copy-link";
import { Checkbox } from "@/components/ui/checkbox";
import { Field, FieldError } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
import { Select } from "@/components/ui/select";
import { SubmitButton } from "@/components/ui/submit-button";
import { makeCredentialAction } from "@/lib/api-credentials/actions";
import { LIFETIMES_DAYS, MAX_CREDENTIAL_NAME } from "@/lib/api-credentials/limits";
import { NEW_CREDENTIAL, type NewCredentialField } from "@/lib/api-credentials/types";
import type { ApiScope } from "@/lib/auth/scopes";

/** Makes a credential and shows its secret, this once. */
export function NewCredentialForm({ scopes }: { scopes: readonly ApiScope[] }) {
  const t = useTranslations("credentials");
  const [state, action] = useActionState(makeCredentialAction, NEW_CREDENTIAL);
  const { attempt, made, problem, typed } = state;
  const errorOf = (field: NewCredentialField) => {
    if (problem?.field !== field) return null;
    return problem.reason === "beyond-your-own" ? t("problem.beyond-your-own") : t(`problem.${field}`);
  };
  const scopeError = errorOf("scopes");
  return (
    <div className="grid gap-5">
      {made ? (
        <Notice tone="success" role="status" title={t("madeTitle", { name: made.name })}>
          <div className="grid gap-2">
            <p>{t("madeBody")}</p>
            <CopyLink
              key={made.secret}
              link={made.secret}
              label={t("secret")}
              words={{ copy: t("copy"), copied: t("copied") }}
            />
          </div>
        </Notice>
      ) : null}
      {problem && problem.field === null ? (
        <Notice tone="danger" role="alert">
          {t("problem.invalid")}
        </Notice>
      ) : null}
      <form key={attempt} action={action} noValidate className="grid gap-4">
        <div className="grid gap-4 sm:grid-cols-[2fr_1fr]">
          <Field
            name="name"
            id="credential-name"
            label={t("name")}
            hint={t("nameHint")}
            error={errorOf("name")}
          >
            {(control) => (
              <Input
                {...control}
                defaultValue={typed.name}
                maxLength={MAX_CREDENTIAL_NAME}
                autoComplete="off"
              />
            )}
          </Field>
          <Field
            name="lifetimeDays"
            id="credential-lifetime"
            label={t("lifetime")}
            error={errorOf("lifetimeDays")}
            className="content-end"
          >
            {(control) => (
              <Select
                {...control}
                defaultValue={typed.lifetimeDays}
                options={[
                  { value: "", label: t("forever") },
                  ...LIFETIMES_DAYS.map((count) => ({ value: String(count), label: t("days", { count }) })),
                ]}
              />
            )}
          </Field>
        </div>
        <fieldset className="grid gap-2" aria-describedby={scopeError ? "scopes-error" : undefined}>
          <legend className="mb-1.5 text-ui font-medium">{t("scopes")}</legend>
          {scopes.map((scope) => (
            <Checkbox
              key={scope}
              id={`scope-${scope}`}
              name="scopes"
              value={scope}
              defaultChecked={typed.scopes.includes(scope)}
              label={t(`scope.${scope}`)}
              hint={t(`scopeHint.${scope}`)}
            />
          ))}
          {scopeError ? <FieldError id="scopes-error">{scopeError}</FieldError> : null}
        </fieldset>
        <div>
          <SubmitButton pendingLabel={t("making")}>{t("make")}</SubmitButton>
        </div>
      </form>
    </div>
  );
}
