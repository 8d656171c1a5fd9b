import type { TermsProblem } from "@/lib/domain/sla/terms/check-terms";
import type { ClockDefinition, SlaTerms } from "@/lib/domain/sla/terms/definition";

/** What is wrong with the field at a path, in words; null: nothing. */
export type SayProblem = (path: string) => string | null;

/** What one clock's part of the editor works on. */
export type ClockPart = {
  clock: ClockDefinition;
  /** Where it stands: "clocks[2]". */
  path: string;
  say: SayProblem;
  onChange: (part: Partial<ClockDefinition>) => void;
};

/** What the editor does to the terms as a whole. */
export type TermsEdits = {
  change: (part: Partial<SlaTerms>) => void;
  changeClock: (index: number, part: Partial<ClockDefinition>) => void;
  add: () => void;
  copy: (index: number) => void;
  remove: (index: number) => void;
};

/** The problems of one clock. */
export function problemsOf(problems: readonly TermsProblem[], path: string): readonly TermsProblem[] {
  return problems.filter((problem) => problem.path.startsWith(`${path}.`));
}
