import type { Currency } from "../../currency";
import type { Amount, Guaranteed, Rule } from "../policy";
import type { Purpose, RemedyKind } from "../remedies";
import type { Wording } from "../wording";

export const CHANGE_SECTIONS = [
  "scope",
  "tiers",
  "rules",
  "guarantees",
  "tariffs",
  "caps",
  "authority",
  "remedies",
] as const;
export type ChangeSection = (typeof CHANGE_SECTIONS)[number];

/** One side of a change, in a form that can be said in any language. */
export type ChangeValue =
  | { readonly kind: "money"; readonly amountMinor: bigint; readonly currency: Currency }
  | { readonly kind: "share"; readonly bp: number }
  | { readonly kind: "days"; readonly days: number }
  | { readonly kind: "minutes"; readonly minutes: number }
  | { readonly kind: "number"; readonly number: number }
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "list"; readonly items: readonly string[] }
  | { readonly kind: "words"; readonly words: Wording }
  | { readonly kind: "remedy"; readonly remedy: RemedyKind }
  | { readonly kind: "remedies"; readonly remedies: readonly RemedyKind[] }
  | { readonly kind: "purposes"; readonly purposes: readonly Purpose[] }
  | { readonly kind: "promise"; readonly promise: Guaranteed }
  | { readonly kind: "impact"; readonly impact: string }
  | { readonly kind: "flag"; readonly flag: boolean }
  | { readonly kind: "rule"; readonly rule: Rule }
  | { readonly kind: "amount"; readonly amount: Amount };

/** What can differ, each worded in every language. */
export const CHANGE_FIELDS = [
  "whole",
  "name",
  "departments",
  "regions",
  "currency",
  "impact",
  "gesture",
  "sentence",
  "order",
  "group",
  "agent-words",
  "customer-words",
  "promise",
  "from-late",
  "kind",
  "amount",
  "basis",
  "source",
  "effective-from",
  "effective-to",
  "approval-line",
  "ceiling",
  "hold-line",
  "per-complaint",
  "per-window",
  "per-incident-case",
  "unit",
  "repeat-window",
  "authority-window",
  "limit",
  "validity",
  "cost-share",
  "carries",
  "consent",
  "restore",
  "on-request",
  "goodwill-kind",
] as const;
export type ChangeField = (typeof CHANGE_FIELDS)[number];

/** A difference between two versions. `before` null: added; `after` null: removed. */
export type PolicyChange = {
  readonly section: ChangeSection;
  /** The tier, rule, role or remedy it is about; null for the policy as a whole. */
  readonly subject: Wording | null;
  readonly field: ChangeField;
  readonly before: ChangeValue | null;
  readonly after: ChangeValue | null;
};
