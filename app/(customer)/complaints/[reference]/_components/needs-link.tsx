import { getTranslations } from "next-intl/server";
import { LostLinkForm } from "@/components/complaints/lost-link-form";
import { ClientMessages } from "@/components/shell/client-messages";
import { PageHeader } from "@/components/ui/page-header";
import { askForLink } from "@/lib/complaints/actions/request-link";

/** One and the same page for a missing link, a wrong link and a reference that does not exist. */
export async function NeedsLink() {
  const [t, lost] = await Promise.all([
    getTranslations("tracking.needsLink"),
    getTranslations("tracking.lostLink"),
  ]);
  return (
    <>
      <PageHeader title={t("title")} description={t("body")} />
      <section aria-labelledby="lost-link" className="grid gap-4 border-t border-line pt-8">
        <div>
          <h2 id="lost-link" className="text-xl font-semibold">
            {t("lost")}
          </h2>
          <p className="mt-1 text-muted">{lost("lead")}</p>
        </div>
        <ClientMessages namespaces={["tracking", "common"]}>
          <LostLinkForm action={askForLink} />
        </ClientMessages>
      </section>
    </>
  );
}
