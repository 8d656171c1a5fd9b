import { getTranslations } from "next-intl/server";
import { DeadEnd } from "@/components/shell/dead-end";
import { ButtonLink } from "@/components/ui/button-link";
import { paths } from "@/lib/paths";

/** What forbidden() shows, with the status 403. */
export default async function Forbidden() {
  const t = await getTranslations("errors.forbidden");
  return (
    <DeadEnd
      icon="lock"
      title={t("title")}
      body={t("body")}
      actions={
        <ButtonLink href={paths.queue} variant="primary">
          {t("back")}
        </ButtonLink>
      }
    />
  );
}
