import type { Guarantee, Measure, Policy, Rule, Tariff, Tier } from "../policy";
import type { Wording } from "../wording";
import type { ChangeSection, ChangeValue, PolicyChange } from "./change";
import { amountChanges, fieldChange, isSame, listChanges, type Place } from "./compare";

type Versions = readonly [before: Policy, after: Policy];

const words = (value: Wording | null): ChangeValue | null =>
  value === null ? null : { kind: "words", words: value };
const text = (value: string | null): ChangeValue | null =>
  value === null ? null : { kind: "text", text: value };

/** Something as a whole, added or removed. */
function whole(place: Place, side: "added" | "removed", value: ChangeValue): PolicyChange[] {
  return [
    {
      ...place,
      field: "whole",
      before: side === "removed" ? value : null,
      after: side === "added" ? value : null,
    },
  ];
}

function named<T>(section: ChangeSection, nameOf: (item: T) => Wording, say: (item: T) => ChangeValue) {
  return {
    added: (item: T) => whole({ section, subject: nameOf(item) }, "added", say(item)),
    removed: (item: T) => whole({ section, subject: nameOf(item) }, "removed", say(item)),
  };
}

export function tierChanges([before, after]: Versions): PolicyChange[] {
  const sayName = ({ name }: Tier): ChangeValue => ({ kind: "words", words: name });
  return listChanges([before.tiers, after.tiers], {
    ...named("tiers", ({ name }: Tier) => name, sayName),
    kept: ([former, tier]) => {
      const place: Place = { section: "tiers", subject: tier.name };
      return [
        ...fieldChange(place, "name", [former.name, tier.name], words),
        ...fieldChange(place, "impact", [former.fromImpact, tier.fromImpact], (impact) => ({
          kind: "impact",
          impact,
        })),
        ...amountChanges(place, "gesture", [former.gestureMinor, tier.gestureMinor]),
      ];
    },
  });
}

function wordingChanges(
  place: Place,
  [before, after]: readonly [Rule["wording"], Rule["wording"]],
): PolicyChange[] {
  return [
    ...fieldChange(place, "name", [before.name, after.name], words),
    ...fieldChange(place, "agent-words", [before.agent, after.agent], words),
    ...fieldChange(place, "customer-words", [before.customer, after.customer], words),
  ];
}

/** Ids in the order in which the rules are looked at: moving one is a change although no sentence differs. */
function ranks(rules: readonly Rule[]): ReadonlyMap<string, number> {
  const order = [...rules].sort(
    (left, right) => left.priority - right.priority || (left.id < right.id ? -1 : 1),
  );
  return new Map(order.map(({ id }, rank) => [id, rank + 1]));
}

export function ruleChanges([before, after]: Versions): PolicyChange[] {
  const kept = new Set(
    before.rules.map(({ id }) => id).filter((id) => after.rules.some((rule) => rule.id === id)),
  );
  const former = ranks(before.rules.filter(({ id }) => kept.has(id)));
  const now = ranks(after.rules.filter(({ id }) => kept.has(id)));
  const said = (rule: Rule): ChangeValue => ({ kind: "rule", rule });
  return listChanges([before.rules, after.rules], {
    ...named("rules", ({ wording }: Rule) => wording.name, said),
    kept: ([old, rule]) => {
      const place: Place = { section: "rules", subject: rule.wording.name };
      const sentence = isSame([old.when, old.grants], [rule.when, rule.grants])
        ? []
        : [{ ...place, field: "sentence", before: said(old), after: said(rule) } as const];
      return [
        ...sentence,
        ...fieldChange(place, "order", [former.get(rule.id) ?? 0, now.get(rule.id) ?? 0], (number) => ({
          kind: "number",
          number,
        })),
        ...fieldChange(place, "group", [old.group, rule.group], text),
        ...wordingChanges(place, [old.wording, rule.wording]),
      ];
    },
  });
}

export function guaranteeChanges([before, after]: Versions): PolicyChange[] {
  const nameOf = ({ wording }: Guarantee): Wording => wording.name;
  return listChanges([before.guarantees, after.guarantees], {
    ...named("guarantees", nameOf, (item: Guarantee) => ({ kind: "words", words: nameOf(item) })),
    kept: ([former, item]) => {
      const place: Place = { section: "guarantees", subject: nameOf(item) };
      return [
        ...fieldChange(place, "promise", [former.promise, item.promise], (promise) => ({
          kind: "promise",
          promise,
        })),
        ...fieldChange(place, "from-late", [former.fromLateMinutes, item.fromLateMinutes], (minutes) => ({
          kind: "minutes",
          minutes,
        })),
        ...fieldChange(place, "kind", [former.kind, item.kind], (remedy) => ({ kind: "remedy", remedy })),
        ...amountChanges(place, "amount", [former.amountMinor, item.amountMinor]),
        ...wordingChanges(place, [former.wording, item.wording]),
      ];
    },
  });
}

export function tariffChanges([before, after]: Versions): PolicyChange[] {
  const amount = ({ amount: value }: Tariff): ChangeValue => ({ kind: "amount", amount: value });
  return listChanges([before.tariffs, after.tariffs], {
    ...named("tariffs", ({ id }: Tariff) => ({ en: id, "zh-Hans": id, "zh-Hant": id }), amount),
    kept: ([former, tariff]) => {
      const { id } = tariff;
      const place: Place = { section: "tariffs", subject: { en: id, "zh-Hans": id, "zh-Hant": id } };
      return [
        ...fieldChange(place, "amount", [former.amount, tariff.amount], (value) => ({
          kind: "amount",
          amount: value,
        })),
        ...fieldChange(place, "basis", [former.basis, tariff.basis], text),
        ...fieldChange(place, "source", [former.source, tariff.source], text),
        ...fieldChange(place, "effective-from", [former.effectiveFrom, tariff.effectiveFrom], text),
        ...fieldChange(place, "effective-to", [former.effectiveTo, tariff.effectiveTo], text),
      ];
    },
  });
}

/** What the tariffs are told: a measure more, one less, or one that is called otherwise. */
export function measureChanges([before, after]: Versions): PolicyChange[] {
  const withId = (measure: Measure) => ({ ...measure, id: measure.name });
  const labelOf = ({ label }: Measure): Wording => label;
  return listChanges([before.measures.map(withId), after.measures.map(withId)], {
    ...named("tariffs", labelOf, (item: Measure) => ({ kind: "words", words: labelOf(item) })),
    kept: ([former, measure]) => {
      const place: Place = { section: "tariffs", subject: measure.label };
      return fieldChange(place, "name", [former.label, measure.label], words);
    },
  });
}
