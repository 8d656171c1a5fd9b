import { HOTEL } from "./hotel";
import type { DemoCase } from "./types";

const MINUTES_PER_DAY = 24 * 60;

/** How long ago a complaint came in, for the order of the telling; minutes are exact enough. */
function age({ received }: DemoCase): number {
  if ("minutesAgo" in received) return received.minutesAgo;
  const [hours = 0, minutes = 0] = received.at.split(":").map(Number);
  return received.daysAgo * MINUTES_PER_DAY - hours * 60 - minutes;
}

/** Everything that happened to the customers of Harbour & Pine in the last 75 days, oldest first. */
export const DEMO_STORY: readonly DemoCase[] = [...HOTEL].sort((a, b) => age(b) - age(a));
