import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { ClientMessages } from "@/components/shell/client-messages";
import { CustomerShell } from "@/components/shell/customer-shell";
import { homeOf } from "@/lib/auth/home";
import { demoAccounts, hasNoStaff } from "@/lib/auth/queries";
import { currentStaff } from "@/lib/auth/session";
import { env } from "@/lib/env";
import { getTranslations } from "@/lib/i18n/server";
import { organisationFrame } from "@/lib/organisation/queries";
import { paths } from "@/lib/paths";
import { DemoSignIn } from "./_components/demo-sign-in";
import { SignInForm } from "./_components/sign-in-form";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("auth");
  return { title: t("title") };
}

export default async function LoginPage() {
  const staff = await currentStaff();
  if (staff) redirect(homeOf(staff.role));
  if (await hasNoStaff()) redirect(paths.setup);
  const [t, organisation, demo] = await Promise.all([
    getTranslations("auth"),
    organisationFrame(),
    env().demo ? demoAccounts() : [],
  ]);
  return (
    <CustomerShell organisation={organisation?.name ?? null}>
      <div className="mx-auto grid max-w-md gap-8">
        <header className="grid gap-2">
          <h1 className="text-3xl font-semibold tracking-tight">{t("title")}</h1>
          <p className="text-muted">{t("intro")}</p>
        </header>
        <ClientMessages namespaces={["auth"]}>
          <SignInForm />
          {demo.length > 0 ? <DemoSignIn accounts={demo} /> : null}
        </ClientMessages>
        <noscript>
          <p>{t("needsScript")}</p>
        </noscript>
      </div>
    </CustomerShell>
  );
}
