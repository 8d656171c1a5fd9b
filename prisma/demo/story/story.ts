import { ACCOUNTS } from "./accounts";
import { APPROVALS } from "./approvals";
import { DINING } from "./dining";
import { HOTEL } from "./hotel";
import { NOW } from "./now";
import { OPEN } from "./open";
import { PARCELS } from "./parcels";
import { SHOP } from "./shop";
import type { DemoCase } from "./types";
import { VOICES } from "./voices";

const MINUTES_PER_DAY = 24 * 60;

/** How long ago a complaint came in, near enough for the order of the telling. */
function age({ received }: DemoCase): number {
  if ("minutesAgo" in received) return received.minutesAgo / MINUTES_PER_DAY;
  const [hours = 0, minutes = 0] = received.at.split(":").map(Number);
  return received.daysAgo - (hours * 60 + minutes) / MINUTES_PER_DAY;
}

const ALL = [...HOTEL, ...DINING, ...PARCELS, ...SHOP, ...ACCOUNTS, ...VOICES, ...OPEN, ...NOW, ...APPROVALS];

/** Everything that happened to the customers of Harbour & Pine in the last 75 days, oldest first. */
export const DEMO_STORY: readonly DemoCase[] = ALL.sort((a, b) => age(b) - age(a));
