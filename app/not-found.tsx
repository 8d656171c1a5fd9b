import { getTranslations } from "@/lib/i18n/server";
import { paths } from "@/lib/paths";
import { NoEntry } from "./_components/no-entry";

export async function generateMetadata() {
  const t = await getTranslations("errors.notFound");
  return { title: t("title") };
}

export default async function NotFound() {
  const t = await getTranslations("errors.notFound");
  const ways = [
    { href: paths.home, label: t("home") },
    { href: paths.lostLink, label: t("lostLink") },
  ];
  return <NoEntry icon="signpost" title={t("title")} body={t("body")} ways={ways} />;
}
