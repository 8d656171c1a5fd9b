import type { IconName } from "@/components/ui/icon-names";
import type { Severity } from "@/lib/domain/severity";

/** Only urgent has a ground: in a list of forty it must be seen first. */
export const SEVERITY_LOOKS = {
  urgent: { tone: "danger", look: "solid", icon: "zap" },
  standard: { tone: "info", look: "plain", icon: "circle-dot" },
  low: { tone: "neutral", look: "plain", icon: "circle" },
} as const satisfies Record<Severity, { tone: string; look: string; icon: IconName }>;
