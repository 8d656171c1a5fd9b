import type { Acceptance, Attribution, Impact } from "../compensation/facts";
import type { Digest } from "./digest";

/** A case that was decided: what it got by the rules of its day, and what it would get. */
export type ComparedCase = {
  readonly id: string;
  /** The day of the decision (YYYY-MM-DD, the organisation's). */
  readonly day: string;
  readonly departmentId: string | null;
  readonly category: string;
  readonly customerTier: string;
  readonly impact: Impact;
  readonly attribution: Attribution;
  readonly acceptance: Acceptance;
  readonly before: Digest;
  readonly after: Digest;
};
