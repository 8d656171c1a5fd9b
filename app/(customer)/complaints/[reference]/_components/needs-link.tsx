import { randomUUID } from "node:crypto";
import { LostLinkForm } from "@/components/complaints/lost-link-form";
import { ClientMessages } from "@/components/shell/client-messages";
import { PageHeader } from "@/components/ui/page-header";
import { askForLink } from "@/lib/complaints/actions/request-link";
import { getTranslations } from "@/lib/i18n/server";
import { AppealForm } from "./appeal-form";
import { ReplyForm } from "./reply-form";

/**
 * One and the same page for a missing link, a wrong link and a reference that does not exist. What somebody wrote while
 * their link was revoked is given back here, to be sent once the new link was opened.
 */
export async function NeedsLink({ reference }: { reference?: string }) {
  const [t, lost] = await Promise.all([
    getTranslations("tracking.needsLink"),
    getTranslations("tracking.lostLink"),
  ]);
  return (
    <>
      <PageHeader title={t("title")} description={t("body")} />
      {reference ? (
        <ClientMessages namespaces={["tracking"]}>
          <div className="mb-8 empty:hidden">
            <ReplyForm reference={reference} token={randomUUID()} onlyKept />
          </div>
          <div className="mb-8 empty:hidden">
            <AppealForm reference={reference} onlyKept />
          </div>
        </ClientMessages>
      ) : null}
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
