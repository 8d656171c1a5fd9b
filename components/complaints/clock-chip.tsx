import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import type { IconName } from "@/components/ui/icon-names";
import type { Tone } from "@/components/ui/tone";

export const CLOCK_STATES = ["on-time", "due-soon", "late", "paused", "kept", "kept-late"] as const;
export type ClockState = (typeof CLOCK_STATES)[number];

// The quieter the state, the quieter its look: a ground is given only to what wants attention.
const LOOKS = {
  "on-time": { tone: "success", look: "plain", icon: "clock" },
  "due-soon": { tone: "warning", look: "soft", icon: "hourglass" },
  late: { tone: "danger", look: "soft", icon: "clock-alert" },
  paused: { tone: "paused", look: "soft", icon: "circle-pause" },
  kept: { tone: "neutral", look: "plain", icon: "check" },
  "kept-late": { tone: "danger", look: "plain", icon: "timer-off" },
} as const satisfies Record<ClockState, { tone: Tone; look: string; icon: IconName }>;

type ClockChipProps = {
  state: ClockState;
  /** The time in words, e.g. "in 42 min", "2 h late": the state's own word stays, before it. */
  detail?: string;
  /** The full due time, on hover. */
  title?: string;
};

/** One clock of a complaint: its state in colour, icon and word. */
export function ClockChip({ state, detail, title }: ClockChipProps) {
  const t = useTranslations("common.clock");
  return (
    <Badge {...LOOKS[state]} {...(title ? { title } : {})}>
      {t(state)}
      {detail ? <span className="tabular font-normal"> · {detail}</span> : null}
    </Badge>
  );
}
