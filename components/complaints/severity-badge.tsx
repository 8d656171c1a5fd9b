import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import type { IconName } from "@/components/ui/icon-names";
import type { Severity } from "@/lib/domain/severity";

// Only urgent has a ground: in a list of forty it must be seen first.
const LOOKS = {
  urgent: { tone: "danger", look: "solid", icon: "zap" },
  standard: { tone: "info", look: "plain", icon: "circle-dot" },
  low: { tone: "neutral", look: "plain", icon: "circle" },
} as const satisfies Record<Severity, { tone: string; look: string; icon: IconName }>;

/** A complaint's severity in colour, icon and word. */
export function SeverityBadge({ severity }: { severity: Severity }) {
  const t = useTranslations("common.severity");
  return <Badge {...LOOKS[severity]}>{t(severity)}</Badge>;
}
