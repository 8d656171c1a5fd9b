"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
import { useSignIn } from "./use-sign-in";

export function SignInForm() {
  const t = useTranslations("auth");
  const { pending, failure, submit } = useSignIn();
  return (
    <form
      className="grid gap-5"
      method="post"
      onSubmit={(event) => {
        event.preventDefault();
        const form = new FormData(event.currentTarget);
        if (!pending) void submit(String(form.get("email")), String(form.get("password")));
      }}
    >
      {failure ? (
        <Notice tone="danger" role="alert" title={t(`failure.${failure}.title`)}>
          {t(`failure.${failure}.mend`)}
        </Notice>
      ) : null}
      <Field name="email" label={t("email")}>
        {(control) => <Input {...control} type="email" autoComplete="username" required />}
      </Field>
      <Field name="password" label={t("password")}>
        {(control) => <Input {...control} type="password" autoComplete="current-password" required />}
      </Field>
      <div>
        <Button type="submit" variant="primary" aria-disabled={pending || undefined}>
          {pending ? t("pending") : t("submit")}
        </Button>
      </div>
    </form>
  );
}
