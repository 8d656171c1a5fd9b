import { getTranslations } from "@/lib/i18n/server";
import { paths } from "@/lib/paths";
import { NoEntry } from "./_components/no-entry";

/** What forbidden() shows, with the status 403. The sign-in page leads whoever is signed in to their own first page. */
export default async function Forbidden() {
  const t = await getTranslations("errors.forbidden");
  return (
    <NoEntry
      icon="lock"
      title={t("title")}
      body={t("body")}
      ways={[{ href: paths.login, label: t("back") }]}
    />
  );
}
