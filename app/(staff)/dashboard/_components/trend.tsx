import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import type { Direction } from "@/lib/domain/statistics/proportion";

type TrendProps = {
  /** Null: there is nothing to compare with, and nothing is said. */
  direction: Direction | null;
  /** Which way is better; colours the word. */
  better: "up" | "down";
};

/** "Up" or "down" against the period before, said only where the interval of the difference excludes nothing-changed. */
export function Trend({ direction, better }: TrendProps) {
  const t = useTranslations("dashboard.trend");
  if (direction === null) return null;
  if (direction === "unclear") return <span className="text-ui-sm text-muted">{t("unclear")}</span>;
  return (
    <Badge
      look="plain"
      tone={direction === better ? "success" : "danger"}
      icon={direction === "up" ? "trending-up" : "trending-down"}
    >
      {t(direction)}
    </Badge>
  );
}
