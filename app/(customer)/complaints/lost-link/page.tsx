import type { Metadata } from "next";
import { LostLinkForm } from "@/components/complaints/lost-link-form";
import { ClientMessages } from "@/components/shell/client-messages";
import { PageHeader } from "@/components/ui/page-header";
import { askForLink } from "@/lib/complaints/actions/request-link";
import { getTranslations } from "@/lib/i18n/server";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("tracking.lostLink");
  return { title: t("title") };
}

export default async function LostLinkPage() {
  const t = await getTranslations("tracking.lostLink");
  return (
    <>
      <PageHeader title={t("title")} description={t("lead")} />
      <ClientMessages namespaces={["tracking", "common"]}>
        <LostLinkForm action={askForLink} />
      </ClientMessages>
    </>
  );
}
