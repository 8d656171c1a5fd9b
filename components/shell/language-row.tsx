import { LOCALE_NAMES, LOCALES } from "@/lib/i18n/config";
import { getLocale, getTranslations } from "@/lib/i18n/server";
import { paths } from "@/lib/paths";
import { SegmentedButtons } from "../ui/segmented-buttons";

/** The languages side by side, for menus. */
export async function LanguageRow() {
  const [current, t] = await Promise.all([getLocale(), getTranslations("common")]);
  const options = LOCALES.map((locale) => ({ value: locale, label: LOCALE_NAMES[locale], lang: locale }));
  return (
    <form method="post" action={paths.preferences}>
      <SegmentedButtons label={t("languages.label")} name="locale" current={current} options={options} />
    </form>
  );
}
