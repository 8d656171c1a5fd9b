import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import type { Severity } from "@/lib/domain/severity";
import { SEVERITY_LOOKS } from "./severity-look";

/** A complaint's severity in colour, icon and word. */
export function SeverityBadge({ severity }: { severity: Severity }) {
  const t = useTranslations("common.severity");
  return <Badge {...SEVERITY_LOOKS[severity]}>{t(severity)}</Badge>;
}
