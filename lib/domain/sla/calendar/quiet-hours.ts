import type { QuietHours } from "@/lib/domain/sla/terms/definition";

function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
}

/** Whether a local minute of the day (0 to 1439) lies in the quiet hours, which may run across midnight. */
export function isQuiet(localMinute: number, { from, to }: QuietHours): boolean {
  const [begin, end] = [minutesOf(from), minutesOf(to)];
  if (begin <= end) return localMinute >= begin && localMinute < end;
  return localMinute >= begin || localMinute < end;
}
