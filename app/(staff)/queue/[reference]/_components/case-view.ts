import type { DeskWords } from "@/components/complaints/desk-form";
import type { Staff } from "@/lib/auth/staff";
import type { CaseFile } from "@/lib/complaints/queries/case";
import type { DeskOptions } from "@/lib/complaints/queries/desk-options";
import type { BreachChance } from "@/lib/domain/sla/runs/breach-chance";
import type { ClockTrace } from "@/lib/domain/sla/runs/trace";
import type { Place } from "@/lib/i18n/format";
import type { WaitingView } from "@/lib/waiting/queries/view";

/** What all parts of the case page are handed. */
export type CaseView = {
  staff: Staff;
  file: CaseFile;
  /** The newest run of each of its clocks. */
  clocks: readonly ClockTrace[];
  /** How likely the promise breaks; null once it was stopped, is late or stands still. */
  chance: BreachChance | null;
  /** How a wait for the customer goes on; null where the ball is with us. */
  waiting: WaitingView | null;
  now: Date;
  place: Place;
  baseCurrency: string;
  mayWork: boolean;
  options: DeskOptions;
  words: DeskWords;
};
