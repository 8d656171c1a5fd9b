"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import type { DemoAccount } from "@/lib/auth/queries";
import { useSignIn } from "./use-sign-in";

/** One click per demo account; these exist in demo mode only, which listens on this machine only. */
export function DemoSignIn({ accounts }: { accounts: DemoAccount[] }) {
  const t = useTranslations("auth");
  const { pending, failure, submit } = useSignIn();
  return (
    <section aria-labelledby="demo-title" className="grid gap-3 rounded-lg border border-line bg-surface p-4">
      <h2 id="demo-title" className="font-semibold">
        {t("demo.title")}
      </h2>
      <p className="text-sm text-muted">{t("demo.intro")}</p>
      {failure ? (
        <Notice tone="danger" role="alert" title={t(`failure.${failure}.title`)}>
          {t(`failure.${failure}.mend`)}
        </Notice>
      ) : null}
      <ul className="grid gap-2">
        {accounts.map(({ email, name, role }) => (
          <li key={email}>
            <Button
              className="w-full justify-between"
              aria-disabled={pending || undefined}
              onClick={() => (pending ? undefined : void submit(email, "demo"))}
            >
              <span>{name}</span>
              <span className="text-sm font-normal text-muted">{t(`role.${role}`)}</span>
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
