import type { Condition } from "../condition";
import { type CompensationFacts, UNKNOWN } from "../facts";
import { boundName, conditionMessage, factName } from "../sentences/condition";
import { plainText, type Sentence, type SentenceNames } from "../sentences/sentence";
import { sayOfLint } from "./say";

/** What a case is, with whether that goes without saying in an example. */
type Told = readonly [condition: Condition, isPlain: boolean];

function choices(facts: CompensationFacts): readonly Told[] {
  return [
    [{ fact: "attribution", in: [facts.attribution] }, facts.attribution === "company"],
    [{ fact: "acceptance", in: [facts.acceptance] }, facts.acceptance === "rejected"],
    [{ fact: "emotionalImpact", in: [facts.emotionalImpact] }, facts.emotionalImpact === "none"],
    [{ fact: "failureKind", in: [facts.failureKind] }, facts.failureKind === "monetary"],
    [{ fact: "requestedRemedy", in: [facts.requestedRemedy] }, facts.requestedRemedy === "none"],
    [{ fact: "customerChoice", in: [facts.customerChoice] }, facts.customerChoice === "none"],
    [{ fact: "customerTier", in: [facts.customerTier] }, facts.customerTier === "regular"],
    [{ fact: "customerSegment", in: [facts.customerSegment] }, facts.customerSegment === "existing"],
  ];
}

function flags(facts: CompensationFacts): readonly Told[] {
  const isRepeat = facts.earlierComplaints.some(({ outcome }) => outcome === "upheld");
  return [
    [{ fact: "promiseBroken", is: true }, !facts.promiseBroken],
    [{ fact: "vulnerable", is: true }, !facts.vulnerable],
    [{ fact: "scheduledIncident", is: true }, facts.incidentScheduleId === null],
    [{ fact: "doubleDeviation", is: true }, !isRepeat],
    [
      { fact: "awardsInWindow", reachesMinor: { [facts.currency]: facts.awardsInWindowMinor } },
      facts.awardsInWindowMinor === 0n,
    ],
    [{ fact: "occurredOn", known: false }, facts.occurredOn !== UNKNOWN],
    [{ fact: "answerLateMinutes", known: false }, facts.answerLateMinutes !== UNKNOWN],
    [{ fact: "resolutionLateMinutes", known: false }, facts.resolutionLateMinutes !== UNKNOWN],
  ];
}

function counts(facts: CompensationFacts): readonly Sentence[] {
  const late = ["answerLateMinutes", "resolutionLateMinutes"] as const;
  const numbers = [
    ...late.flatMap((fact) => {
      const value = facts[fact];
      return value === UNKNOWN ? [] : [{ fact, value }];
    }),
    {
      fact: "earlierSameOrder" as const,
      value: facts.earlierComplaints.filter(({ sameOrder }) => sameOrder).length,
    },
    {
      fact: "earlierSameCategory" as const,
      value: facts.earlierComplaints.filter(({ sameCategory }) => sameCategory).length,
    },
    ...Object.entries(facts.measures).map(([name, value]) => ({ fact: `measure:${name}` as const, value })),
  ];
  return numbers.flatMap(({ fact, value }) => {
    const told = { subject: { say: factName(fact) }, value: { say: boundName(fact, value) } };
    return value === 0 ? [] : [sayOfLint("example.is", told)];
  });
}

/** What is out of the ordinary about an example, each as a clause; the category and the day where they may matter. */
export function circumstancesOf(
  facts: CompensationFacts,
  names: SentenceNames,
  ordinary: { readonly categoryKey: string; readonly occurredOn: string },
): readonly Sentence[] {
  const told = [...choices(facts), ...flags(facts)].flatMap(([condition, isPlain]) =>
    isPlain ? [] : [condition],
  );
  const category: readonly Condition[] =
    facts.categoryKey === ordinary.categoryKey ? [] : [{ fact: "categoryKey", in: [facts.categoryKey] }];
  const hasDay = facts.occurredOn !== UNKNOWN && facts.occurredOn !== ordinary.occurredOn;
  const day = hasDay ? [sayOfLint("example.day", { day: { say: plainText(facts.occurredOn) } })] : [];
  return [
    ...[...told, ...category].map((condition) => conditionMessage(condition, names)),
    ...counts(facts),
    ...day,
  ];
}
