import type { Language } from "@/lib/domain/languages";
import { SEVERITIES, type Severity } from "@/lib/domain/severity";
import type {
  ClockBasis,
  ClockCalendar,
  ClockDefinition,
  ClockExtension,
  ClockScope,
  ClockSource,
  ClockStart,
  ClockStop,
  ClockTarget,
  LadderStep,
  QuietHours,
  SlaTerms,
} from "./definition";

export type ClockNames = Readonly<Record<Language, string>>;

/** What can differ, each worded in every language. "whole": a clock that was added or taken out. */
export const TERMS_FIELDS = [
  "zone",
  "quiet",
  "remind",
  "close",
  "order",
  "whole",
  "names",
  "basis",
  "starts",
  "stops",
  "target",
  "hours",
  "pauses",
  "rests",
  "categories",
  "departments",
  "regions",
  "ladder",
  "source",
  "extensions",
  "pack",
] as const;
export type TermsField = (typeof TERMS_FIELDS)[number];

/** One side of a change, in a form that can be said in any language. */
export type TermsValue =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "quiet"; readonly quiet: QuietHours | null }
  | { readonly kind: "days"; readonly days: number }
  | { readonly kind: "order"; readonly clocks: readonly ClockNames[] }
  | { readonly kind: "clock"; readonly clock: ClockDefinition }
  | { readonly kind: "names"; readonly names: ClockNames }
  | { readonly kind: "basis"; readonly basis: ClockBasis }
  | { readonly kind: "starts"; readonly starts: readonly ClockStart[] }
  | { readonly kind: "stops"; readonly stops: readonly ClockStop[] }
  | { readonly kind: "target"; readonly target: ClockTarget | null }
  | { readonly kind: "hours"; readonly calendar: ClockCalendar }
  | { readonly kind: "flag"; readonly flag: boolean }
  | { readonly kind: "keys"; readonly side: keyof ClockScope; readonly keys: readonly string[] | null }
  | { readonly kind: "ladder"; readonly steps: readonly LadderStep[] }
  | { readonly kind: "source"; readonly source: ClockSource | null }
  | { readonly kind: "extensions"; readonly extensions: readonly ClockExtension[] }
  | { readonly kind: "pack"; readonly pack: string | null };

/** A difference between two versions. `before` null: added; `after` null: taken out. */
export type TermsChange = {
  /** The clock it is about, as the later version names it; null for the terms as a whole. */
  readonly clock: { readonly key: string; readonly names: ClockNames } | null;
  /** Where the field is one of several: targets and stops. */
  readonly severity: Severity | null;
  readonly field: TermsField;
  readonly before: TermsValue | null;
  readonly after: TermsValue | null;
};

type Place = Pick<TermsChange, "clock" | "severity">;

const HOUSE: Place = { clock: null, severity: null };

/** Lists in which the order means nothing are compared in one order. */
function canonical(value: TermsValue): string {
  switch (value.kind) {
    case "starts":
      return JSON.stringify([...value.starts].sort());
    case "stops":
      return JSON.stringify([...value.stops].sort());
    case "keys":
      return JSON.stringify(value.keys && [...value.keys].sort());
    case "ladder":
      return JSON.stringify(value.steps.map(canonicalStep));
    case "target":
      return JSON.stringify(value.target && [value.target.unit, value.target.count]);
    case "hours":
      return JSON.stringify([value.calendar.kind, value.calendar.kind === "one" ? value.calendar.key : null]);
    case "names":
      return JSON.stringify([value.names.en, value.names["zh-Hans"], value.names["zh-Hant"]]);
    case "source":
      return JSON.stringify(value.source && [value.source.title, value.source.url, value.source.readOn]);
    case "extensions":
      return JSON.stringify(
        value.extensions.map(({ target, needsApproval }) => [target.unit, target.count, needsApproval]),
      );
    case "quiet":
      return JSON.stringify(value.quiet && [value.quiet.from, value.quiet.to]);
    default:
      return JSON.stringify(value);
  }
}

function canonicalStep({ percent, tell, assignIfFree }: LadderStep): string {
  return JSON.stringify([percent, [...tell].sort(), assignIfFree]);
}

function differ(
  place: Place,
  field: TermsField,
  [before, after]: readonly [TermsValue, TermsValue],
): TermsChange[] {
  return canonical(before) === canonical(after) ? [] : [{ ...place, field, before, after }];
}

/**
 * What changed from one version of the terms to another, in the order of the later one. A clock is known by its key: one
 * under another key is another clock.
 */
export function termsChanges(before: SlaTerms, after: SlaTerms): TermsChange[] {
  return [
    ...houseChanges(before, after),
    ...after.clocks.flatMap((clock) => {
      const old = before.clocks.find(({ key }) => key === clock.key);
      return old ? clockChanges(old, clock) : [wholeClock(null, clock)];
    }),
    ...before.clocks
      .filter(({ key }) => !after.clocks.some((clock) => clock.key === key))
      .map((clock) => wholeClock(clock, null)),
  ];
}

function wholeClock(before: ClockDefinition | null, after: ClockDefinition | null): TermsChange {
  const clock = after ?? before;
  const side = (one: ClockDefinition | null): TermsValue | null => one && { kind: "clock", clock: one };
  return {
    clock: clock && { key: clock.key, names: clock.names },
    severity: null,
    field: "whole",
    before: side(before),
    after: side(after),
  };
}

function houseChanges(before: SlaTerms, after: SlaTerms): TermsChange[] {
  const text = ({ timeZone }: SlaTerms): TermsValue => ({ kind: "text", text: timeZone });
  const quiet = ({ quietHours }: SlaTerms): TermsValue => ({ kind: "quiet", quiet: quietHours });
  const days = (count: number): TermsValue => ({ kind: "days", days: count });
  const [was, is] = [before.waiting, after.waiting];
  return [
    ...differ(HOUSE, "zone", [text(before), text(after)]),
    ...differ(HOUSE, "quiet", [quiet(before), quiet(after)]),
    ...differ(HOUSE, "remind", [days(was.remindAfterDays), days(is.remindAfterDays)]),
    ...differ(HOUSE, "close", [days(was.closeAfterDays), days(is.closeAfterDays)]),
    ...orderChange(before, after),
  ];
}

/** Whether the clocks that both have stand in another order. */
function orderChange(before: SlaTerms, after: SlaTerms): TermsChange[] {
  const both = (one: SlaTerms, other: SlaTerms) =>
    one.clocks.filter(({ key }) => other.clocks.some((clock) => clock.key === key));
  const [was, is] = [both(before, after), both(after, before)];
  if (was.every(({ key }, index) => is[index]?.key === key)) return [];
  const order = (clocks: readonly ClockDefinition[]): TermsValue => ({
    kind: "order",
    clocks: clocks.map(({ names }) => names),
  });
  return [{ ...HOUSE, field: "order", before: order(was), after: order(is) }];
}

function clockChanges(before: ClockDefinition, after: ClockDefinition): TermsChange[] {
  const place: Place = { clock: { key: after.key, names: after.names }, severity: null };
  const flag = (on: boolean): TermsValue => ({ kind: "flag", flag: on });
  const of = (make: (clock: ClockDefinition) => TermsValue) => [make(before), make(after)] as const;
  return [
    ...differ(
      place,
      "names",
      of(({ names }) => ({ kind: "names", names })),
    ),
    ...differ(
      place,
      "basis",
      of(({ basis }) => ({ kind: "basis", basis })),
    ),
    ...differ(
      place,
      "starts",
      of(({ starts }) => ({ kind: "starts", starts })),
    ),
    ...SEVERITIES.flatMap((severity) => [
      ...differ(
        { ...place, severity },
        "target",
        of(({ targets }) => ({ kind: "target", target: targets[severity] })),
      ),
      ...differ(
        { ...place, severity },
        "stops",
        of(({ stops }) => ({ kind: "stops", stops: stops[severity] })),
      ),
    ]),
    ...differ(
      place,
      "hours",
      of(({ calendar }) => ({ kind: "hours", calendar })),
    ),
    ...differ(
      place,
      "pauses",
      of(({ pausesForCustomer }) => flag(pausesForCustomer)),
    ),
    ...differ(
      place,
      "rests",
      of(({ restsWithCustomer }) => flag(restsWithCustomer)),
    ),
    ...(["categories", "departments", "regions"] as const).flatMap((side) =>
      differ(
        place,
        side,
        of(({ scope }) => ({ kind: "keys", side, keys: scope[side] })),
      ),
    ),
    ...ladderChange(place, before.ladder, after.ladder),
    ...differ(
      place,
      "source",
      of(({ source }) => ({ kind: "source", source })),
    ),
    ...differ(
      place,
      "extensions",
      of(({ extensions }) => ({ kind: "extensions", extensions })),
    ),
    ...differ(
      place,
      "pack",
      of(({ pack }) => ({ kind: "pack", pack })),
    ),
  ];
}

/** Steps that are the same in both are left out of what is shown. */
function ladderChange(
  place: Place,
  before: readonly LadderStep[],
  after: readonly LadderStep[],
): TermsChange[] {
  const only = (steps: readonly LadderStep[], others: readonly LadderStep[]): TermsValue => {
    const known = new Set(others.map(canonicalStep));
    return { kind: "ladder", steps: steps.filter((step) => !known.has(canonicalStep(step))) };
  };
  return differ(place, "ladder", [only(before, after), only(after, before)]);
}
