import type { HumanLine, Message } from "./decision";
import { type CompensationFacts, isOurs } from "./facts";
import type { HumanKind } from "./remedies";
import { say } from "./say";

/** The human lines of a decision, with what is said of them. */
export type HumanPart = {
  readonly lines: readonly HumanLine[];
  readonly agent: readonly Message[];
  readonly customer: readonly Message[];
};

type Asked = { readonly ours: boolean; readonly namedPerson: boolean; readonly callBack: boolean };

function lineOf(kind: HumanKind): HumanLine {
  return { part: "human", kind, faceMinor: 0n, costMinor: 0n };
}

function partOf({ ours, namedPerson, callBack }: Asked): HumanPart {
  const kinds: HumanKind[] = [ours ? "apology" : "regret", "explanation"];
  if (namedPerson) kinds.push("named-person");
  if (callBack) kinds.push("call-back");
  // The explanation needs no announcement: it is what is being read.
  const told = kinds.filter((kind) => kind !== "explanation");
  return {
    lines: kinds.map(lineOf),
    agent: told.map((kind) => say(`agent.${kind}`)),
    customer: told.map((kind) => say(`customer.${kind}`)),
  };
}

function indexOf({ ours, namedPerson, callBack }: Asked): number {
  return (ours ? 4 : 0) + (namedPerson ? 2 : 0) + (callBack ? 1 : 0);
}

// Three questions of yes or no: all eight answers are made once.
const BOTH = [false, true];
const PARTS = BOTH.flatMap((ours) =>
  BOTH.flatMap((namedPerson) => BOTH.map((callBack) => partOf({ ours, namedPerson, callBack }))),
);
const LEAST = partOf({ ours: false, namedPerson: true, callBack: false });

/** Law R8: never money alone. We apologise only for what is attributed to us; otherwise we say that we are sorry it happened. */
export function humanPart(
  facts: Pick<CompensationFacts, "attribution">,
  also: { namedPerson: boolean; callBack: boolean },
): HumanPart {
  const { namedPerson, callBack } = also;
  return PARTS[indexOf({ ours: isOurs(facts.attribution), namedPerson, callBack })] ?? LEAST;
}
