import { useTranslations } from "next-intl";
import type { Dimension } from "@/lib/domain/fairness";
import { isLocale, LOCALE_NAMES, type Locale } from "@/lib/i18n/config";
import type { ReportingNames } from "@/lib/reporting/types";

const CHANNELS = ["web", "phone", "shop", "letter", "social", "email", "api", "import"] as const;
const TIERS = ["regular", "silver", "gold", "diamond"] as const;

/** What people call a group; one that nobody knows any more keeps its key. */
export function useGroupName(
  dimension: Dimension,
  { names, locale }: { names: ReportingNames; locale: Locale },
): (group: string) => string {
  const t = useTranslations("fairness.review");
  const words = useTranslations("case");
  const dashboard = useTranslations("dashboard");
  return (group) => {
    if (dimension === "locale") return isLocale(group) ? LOCALE_NAMES[group] : group;
    if (dimension === "channel") {
      const channel = CHANNELS.find((each) => each === group);
      return channel ? words(`channel.${channel}`) : group;
    }
    if (dimension === "tier") {
      const tier = TIERS.find((each) => each === group);
      return tier ? words(`tier.${tier}`) : t("unverified");
    }
    if (group === "") return dashboard("none.department");
    return names.departments.get(group)?.[locale] ?? dashboard("removed");
  };
}
