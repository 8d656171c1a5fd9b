import { cookies } from "next/headers";
import type { IconName } from "@/components/ui/icon-names";
import { SegmentedButtons } from "@/components/ui/segmented-buttons";
import { getTranslations } from "@/lib/i18n/server";
import { paths } from "@/lib/paths";
import { isTheme, THEME_COOKIE, THEMES, type Theme } from "@/lib/theme";

const ICONS = { system: "monitor", light: "sun", dark: "moon" } as const satisfies Record<Theme, IconName>;

/** Light, dark, or as the device has it; kept in a cookie, so the first paint is already right. */
export async function ThemeToggle() {
  const [jar, t] = await Promise.all([cookies(), getTranslations("common.theme")]);
  const kept = jar.get(THEME_COOKIE)?.value;
  const options = THEMES.map((theme) => ({ value: theme, label: t(theme), icon: ICONS[theme] }));
  return (
    <form method="post" action={paths.preferences}>
      <SegmentedButtons
        label={t("label")}
        name="theme"
        current={isTheme(kept) ? kept : "system"}
        options={options}
      />
    </form>
  );
}
