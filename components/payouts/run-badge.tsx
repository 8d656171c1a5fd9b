import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import type { IconName } from "@/components/ui/icon-names";
import type { Tone } from "@/components/ui/tone";
import type { LineState, RunStatus } from "@/lib/domain/payouts/life";

const RUN_LOOKS = {
  draft: { tone: "warning", icon: "circle-dashed" },
  approved: { tone: "info", icon: "shield-check" },
  exported: { tone: "accent", icon: "send" },
  settled: { tone: "success", icon: "check-check" },
  discarded: { tone: "neutral", icon: "ban" },
} as const satisfies Record<RunStatus, { tone: Tone; icon: IconName }>;

const LINE_LOOKS = {
  open: { tone: "neutral", icon: "clock" },
  sent: { tone: "accent", icon: "send" },
  paid: { tone: "success", icon: "check-check" },
  failed: { tone: "danger", icon: "undo-2" },
  dropped: { tone: "neutral", icon: "x" },
} as const satisfies Record<LineState, { tone: Tone; icon: IconName }>;

/** Where a run stands, in colour, icon and word. */
export function RunBadge({ status }: { status: RunStatus }) {
  const t = useTranslations("payouts.status");
  return <Badge {...RUN_LOOKS[status]}>{t(status)}</Badge>;
}

/** Where one payment of a run stands. */
export function LineBadge({ state }: { state: LineState }) {
  const t = useTranslations("payouts.line");
  return <Badge {...LINE_LOOKS[state]}>{t(state)}</Badge>;
}
