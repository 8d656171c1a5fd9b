import type { Policy } from "../policy";
import type { OwnWords } from "../wording";

/** A policy to begin with: published tariffs or good practice, to be copied into a draft and made one's own. */
export type PolicyTemplate = {
  readonly id: string;
  readonly name: OwnWords;
  /** For whom it is, and what to look at before it is used. */
  readonly description: OwnWords;
  /** Where its figures stand, as one would cite them. */
  readonly sources: readonly string[];
  readonly policy: Policy;
};
