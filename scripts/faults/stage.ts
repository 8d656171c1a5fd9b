import type { Customer } from "./clients/customer";
import type { Till } from "./clients/till";
import type { Desk } from "./desk/desk-client";
import type { Dice } from "./dice";
import type { History } from "./history";

/** What everybody in a round works with. */
export type Stage = {
  /** Where the app answers. */
  origin: string;
  customer: Customer;
  till: Till;
  desk: Desk;
  history: History;
  dice: Dice;
  /** A number that nobody else gets in this round. */
  nextNumber: () => number;
  /** Once true, everybody stops after the step under way. */
  isOver: () => boolean;
};
