import type { Condition } from "../condition";
import type { Attribution, Impact } from "../facts";
import type { Amount, Grant, Measure, MoneyBase, Rule, Tariff } from "../policy";
import type { OwnWords } from "../wording";

/** The same sentence in the three languages, each written in its own right. */
export function words(en: string, hans: string, hant: string): OwnWords {
  return { en, "zh-Hans": hans, "zh-Hant": hant };
}

export function attributedTo(...values: readonly Attribution[]): Condition {
  return { fact: "attribution", in: values };
}
export const OURS = attributedTo("company", "partner");
/** Whatever the cause, unless the customer brought it about: also while that is still open. */
export const NOT_THE_CUSTOMERS = attributedTo("company", "partner", "force-majeure", "unknown");
export const REJECTED: Condition = { fact: "acceptance", in: ["rejected"] };
export const PRICE_KNOWN: Condition = { fact: "pricePaid", positive: true };

export function ofImpact(...values: readonly Impact[]): Condition {
  return { fact: "impact", in: values };
}

/** Only where somebody recorded it; a measure left empty then means that there was no such thing. */
export function recorded(name: string): Condition {
  return { fact: `measure:${name}`, known: true };
}

export function atLeast(name: string, from: number): Condition {
  return { fact: `measure:${name}`, from, to: null };
}

export function recordedWithin(name: string, from: number, to: number | null): Condition {
  return { all: [recorded(name), { fact: `measure:${name}`, from, to }] };
}

/** A fixed amount in the minor units of one currency. */
export function fixed(currency: string, amountMinor: bigint): Amount {
  return { op: "fixed", byCurrency: { [currency]: amountMinor } };
}

export function percent(of: MoneyBase, whole: number, rounding: "up" | "half-up" = "half-up"): Amount {
  return { op: "share", of, bp: whole * 100, rounding };
}

export function largerOf(...amounts: readonly Amount[]): Amount {
  return { op: "larger", amounts };
}

/** So much of the price back, in the way that fits the failure. */
export const PRICE_BACK: Grant = {
  give: "owed",
  purpose: "price",
  kind: "restore",
  amount: percent("price", 100),
};
export const NOTHING: Grant = { give: "nothing" };

export function byTariff(tariff: string): Grant {
  return { give: "tariff", tariff, kind: "cash" };
}

export type RuleDraft = Omit<Rule, "priority" | "group"> & { readonly group?: string };

/** Rules in the order of the list: the first of a group comes first. */
export function inOrder(drafts: readonly RuleDraft[]): readonly Rule[] {
  return drafts.map((draft, index) => ({ ...draft, group: draft.group ?? null, priority: (index + 1) * 10 }));
}

type Dated = { readonly from: string | null; readonly to?: string };

export function tariff(
  id: string,
  { basis, source, dates }: Pick<Tariff, "basis" | "source"> & { readonly dates: Dated },
  amount: Amount,
): Tariff {
  return { id, basis, source, effectiveFrom: dates.from, effectiveTo: dates.to ?? null, amount };
}

export function measure(name: string, unit: Measure["unit"], label: OwnWords): Measure {
  return { name, label, unit };
}
