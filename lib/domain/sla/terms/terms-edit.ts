import { LANGUAGES, type Language } from "@/lib/domain/languages";
import { SEVERITIES } from "@/lib/domain/severity";
import { MOST } from "./check-terms";
import { type ClockDefinition, type ClockTarget, EVERY_CASE, type SlaTerms } from "./definition";

/** A key that no clock of the terms has yet: the wanted one, or that with a number behind it. */
export function freeKey({ clocks }: SlaTerms, wanted: string): string {
  const taken = new Set(clocks.map(({ key }) => key));
  const stem = wanted.slice(0, MOST.key - 4).replace(/-+$/, "");
  const withNumber = (number: number): string =>
    taken.has(`${stem}-${number}`) ? withNumber(number + 1) : `${stem}-${number}`;
  return taken.has(stem) ? withNumber(2) : stem;
}

/** A clock to begin with: from receipt to the end of the case, at every severity alike. */
function newClock(key: string, names: Readonly<Record<Language, string>>): ClockDefinition {
  const target: ClockTarget = { unit: "hours", count: 24 };
  return {
    key,
    names,
    basis: "internal",
    starts: ["received"],
    stops: { urgent: ["resolved"], standard: ["resolved"], low: ["resolved"] },
    targets: { urgent: target, standard: target, low: target },
    calendar: { kind: "local" },
    pausesForCustomer: false,
    restsWithCustomer: false,
    scope: EVERY_CASE,
    ladder: [{ percent: 75, tell: ["assignee"], assignIfFree: false }],
    source: null,
    pack: null,
    extensions: [],
  };
}

/** The terms with one more clock at the end, whose names are still to be written. */
export function withNewClock(terms: SlaTerms): SlaTerms {
  const names = { en: "", "zh-Hans": "", "zh-Hant": "" };
  return { ...terms, clocks: [...terms.clocks, newClock(freeKey(terms, "clock"), names)] };
}

/**
 * The terms with a clock again, right behind itself, under a key of its own and names that tell the two apart. A copy of a
 * pack's clock is the house's own: it stays when the pack goes.
 */
export function withCopy(terms: SlaTerms, index: number): SlaTerms {
  const clock = terms.clocks[index];
  if (!clock) return terms;
  const [en, hans, hant] = LANGUAGES.map((language) => `${clock.names[language]} (2)`.slice(-MOST.name));
  const names = { en: en ?? "", "zh-Hans": hans ?? "", "zh-Hant": hant ?? "" };
  const copy: ClockDefinition = { ...clock, key: freeKey(terms, clock.key), names, pack: null };
  return { ...terms, clocks: terms.clocks.toSpliced(index + 1, 0, copy) };
}

/** The terms without one of their clocks. */
export function withoutClock(terms: SlaTerms, index: number): SlaTerms {
  return { ...terms, clocks: terms.clocks.toSpliced(index, 1) };
}

/** The terms with a part of one clock replaced. */
export function withClock(terms: SlaTerms, index: number, part: Partial<ClockDefinition>): SlaTerms {
  return {
    ...terms,
    clocks: terms.clocks.map((clock, at) => (at === index ? { ...clock, ...part } : clock)),
  };
}

/** The one unit of a clock's targets and their counts, as far as they share it: what can be tried in one go. */
export function commonTargets({ targets }: ClockDefinition): Pick<ClockTarget, "unit"> & {
  counts: Readonly<Partial<Record<(typeof SEVERITIES)[number], number>>>;
} {
  const unit =
    SEVERITIES.map((severity) => targets[severity]?.unit).find((one) => one !== undefined) ?? "hours";
  const counts = SEVERITIES.flatMap((severity) => {
    const target = targets[severity];
    return target?.unit === unit ? [[severity, target.count] as const] : [];
  });
  return { unit, counts: Object.fromEntries(counts) };
}
