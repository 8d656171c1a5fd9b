import { useTranslations } from "next-intl";
import type { Share } from "@/lib/domain/statistics/proportion";
import type { Locale } from "@/lib/i18n/config";
import { counts, shares } from "./scope";

/** A share in a table: the figure, its interval and its n; or that there is not enough to say. */
export function ShareCell({ share, locale }: { share: Share | null; locale: Locale }) {
  const t = useTranslations("dashboard");
  const common = useTranslations("common");
  if (!share) return <span className="text-muted">{common("notEnoughData")}</span>;
  const percent = shares(locale);
  const interval = t("interval", { low: percent(share.interval.low), high: percent(share.interval.high) });
  return (
    <span className="tabular whitespace-nowrap">
      <span className="font-medium">{percent(share.share)}</span>{" "}
      <span className="text-ui-sm text-muted">
        ({interval}; {t("n", { n: counts(locale)(share.n) })})
      </span>
    </span>
  );
}
