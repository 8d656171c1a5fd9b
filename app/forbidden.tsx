import { getTranslations } from "@/lib/i18n/server";
import { paths } from "@/lib/paths";
import { NoEntry } from "./_components/no-entry";

/** What forbidden() shows, with the status 403. */
export default async function Forbidden() {
  const t = await getTranslations("errors.forbidden");
  return (
    <NoEntry
      icon="lock"
      title={t("title")}
      body={t("body")}
      ways={[{ href: paths.queue, label: t("back") }]}
    />
  );
}
