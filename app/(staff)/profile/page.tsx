import type { Metadata } from "next";
import { ClientMessages } from "@/components/shell/client-messages";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { Panel } from "@/components/ui/panel";
import { requireSignedIn } from "@/lib/auth/session";
import { getsDigest } from "@/lib/domain/sla/duty/digest";
import { getTranslations } from "@/lib/i18n/server";
import { mustChangePassword, ownMails } from "@/lib/staff/queries";
import { MailsForm } from "./_components/mails-form";
import { PasswordForm } from "./_components/password-form";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("auth.profile");
  return { title: t("title") };
}

export default async function ProfilePage() {
  const staff = await requireSignedIn();
  const [t, mails, role, mustChange, wanted] = await Promise.all([
    getTranslations("auth.profile"),
    getTranslations("auth.mails"),
    getTranslations("common.role"),
    mustChangePassword(staff),
    ownMails(staff),
  ]);
  return (
    <div className="grid max-w-xl gap-5">
      <PageHeader title={t("title")} description={`${staff.name} · ${staff.email} · ${role(staff.role)}`} />
      {mustChange ? <Notice tone="warning">{t("mustChange")}</Notice> : null}
      <Panel id="mails" title={mails("title")}>
        <ClientMessages namespaces={["auth"]}>
          <MailsForm wanted={wanted} hasDigest={getsDigest(staff.role)} />
        </ClientMessages>
      </Panel>
      <Panel id="password" title={t("submit")}>
        <ClientMessages namespaces={["auth"]}>
          <PasswordForm />
        </ClientMessages>
      </Panel>
    </div>
  );
}
