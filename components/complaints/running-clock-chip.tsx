import { Badge } from "@/components/ui/badge";
import type { RunningClock } from "@/lib/domain/promise-clock";
import type { Place } from "@/lib/i18n/format";
import { clockLook } from "./clock-look";
import { clockWords } from "./clock-words";

type RunningClockChipProps = { clock: RunningClock; name: string; now: Date; place: Place };

/** The nearest deadline of a case: on time, due soon or late and by how much; paused; or that the case has ended. */
export async function RunningClockChip({ clock, name, now, place }: RunningClockChipProps) {
  const names = new Map(clock.kind === "running" && clock.which ? [[clock.which, name]] : []);
  const { word, detail, ...look } = clockLook(clock, await clockWords(names), { now, place, isBrief: false });
  return (
    <Badge {...look}>
      {word}
      {detail ? <span className="tabular font-normal"> · {detail}</span> : null}
    </Badge>
  );
}
