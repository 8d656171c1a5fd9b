import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { ClientMessages } from "@/components/shell/client-messages";
import { CustomerShell } from "@/components/shell/customer-shell";
import { hasNoStaff } from "@/lib/auth/queries";
import { getTranslations } from "@/lib/i18n/server";
import { paths } from "@/lib/paths";
import { SetupForm } from "./_components/setup-form";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("auth.setup");
  return { title: t("title") };
}

/** Exists only until somebody can sign in. */
export default async function SetupPage() {
  if (!(await hasNoStaff())) redirect(paths.login);
  const t = await getTranslations("auth.setup");
  return (
    <CustomerShell organisation={null}>
      <div className="mx-auto grid max-w-md gap-8">
        <header className="grid gap-2">
          <h1 className="text-3xl font-semibold tracking-tight">{t("title")}</h1>
          <p className="text-muted">{t("intro")}</p>
        </header>
        <ClientMessages namespaces={["auth"]}>
          <SetupForm />
        </ClientMessages>
      </div>
    </CustomerShell>
  );
}
