import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import type { IconName } from "@/components/ui/icon-names";
import type { Tone } from "@/components/ui/tone";
import type { AwardStatus } from "@/lib/domain/award-state";

const LOOKS = {
  proposed: { tone: "warning", icon: "circle-dashed" },
  "waiting-for-approval": { tone: "paused", icon: "hourglass" },
  "sent-back": { tone: "warning", icon: "undo-2" },
  approved: { tone: "warning", icon: "circle-check" },
  offered: { tone: "info", icon: "send" },
  accepted: { tone: "accent", icon: "check" },
  declined: { tone: "neutral", icon: "circle-x" },
  expired: { tone: "neutral", icon: "timer-off" },
  fulfilling: { tone: "accent", icon: "truck" },
  fulfilled: { tone: "success", icon: "check-check" },
  voided: { tone: "neutral", icon: "ban" },
  reversed: { tone: "danger", icon: "rotate-ccw" },
  refused: { tone: "neutral", icon: "circle-x" },
} as const satisfies Record<AwardStatus, { tone: Tone; icon: IconName }>;

/** Where an award stands, in colour, icon and word. */
export function AwardBadge({ status }: { status: AwardStatus }) {
  const t = useTranslations("awards.status");
  return <Badge {...LOOKS[status]}>{t(status)}</Badge>;
}
