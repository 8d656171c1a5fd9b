import { z } from "zod";
import type { Condition } from "@/lib/domain/compensation/condition";
import { FAILURE_KINDS, IMPACTS } from "@/lib/domain/compensation/facts";
import { readJson, reviveAmounts } from "@/lib/domain/compensation/json";
import {
  type Amount,
  DEFAULT_APPEAL_DAYS,
  GUARANTEED,
  MEASURE_UNITS,
  type Policy,
} from "@/lib/domain/compensation/policy";
import { PURPOSES, VALUE_KINDS } from "@/lib/domain/compensation/remedies";
import { LANGUAGES } from "@/lib/domain/languages";
import { ROUNDINGS } from "@/lib/domain/money";

const whole = z.int().min(0);
const nullableWhole = whole.nullable();
const basisPoints = z.int().min(0);
const amounts = z.record(z.string().regex(/^[A-Z]{3}$/), z.bigint().min(0n));
const text = z.string().min(1);
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const rounding = z.enum(ROUNDINGS);

/** Compares what was parsed with the type it must have, without a cast: a wrong value has failed before. */
function narrowed<T>(schema: z.ZodType): z.ZodType<T> {
  return schema.pipe(z.custom<T>(() => true));
}

const condition: z.ZodType<Condition> = z.lazy(() =>
  narrowed<Condition>(
    z.union([
      z.strictObject({ all: z.array(condition) }),
      z.strictObject({ any: z.array(condition) }),
      z.strictObject({ not: condition }),
      z.strictObject({ fact: text, in: z.array(text) }),
      z.strictObject({ fact: text, is: z.boolean() }),
      z.strictObject({ fact: text, from: z.number().nullable(), to: z.number().nullable() }),
      z.strictObject({ fact: text, positive: z.boolean() }),
      z.strictObject({ fact: text, reachesMinor: amounts }),
      z.strictObject({ fact: text, known: z.boolean() }),
    ]),
  ),
);

const moneyBase = z.union([
  z.enum(["price", "proven-loss", "loss-basis", "known-loss"]),
  z.templateLiteral(["measure:", z.string()]),
]);
const amount: z.ZodType<Amount> = z.lazy(() => {
  const band = z.union([
    z.strictObject({ from: z.number(), amount }),
    z.strictObject({ over: z.number(), amount }),
  ]);
  return z.union([
    z.strictObject({ op: z.literal("fixed"), byCurrency: amounts }),
    z.strictObject({ op: z.literal("share"), of: moneyBase, bp: basisPoints, rounding }),
    z.strictObject({ op: z.literal("part"), of: amount, bp: basisPoints, rounding }),
    z.strictObject({ op: z.enum(["sum", "larger", "smaller"]), amounts: z.array(amount) }),
    z.strictObject({ op: z.literal("bands"), measure: text, bands: z.array(band) }),
    z.strictObject({ op: z.literal("each"), measure: text, free: whole, most: nullableWhole, amount }),
    z.strictObject({ op: z.literal("if"), when: condition, amount, otherwise: amount.nullable() }),
    z.strictObject({ op: z.literal("round"), amount, toMinor: amounts, rounding }),
  ]);
});

const valueKind = z.enum(VALUE_KINDS);
const owedPurpose = z.enum(PURPOSES).exclude(["goodwill"]);
const grant = z.union([
  z.strictObject({
    give: z.literal("owed"),
    purpose: owedPurpose,
    kind: z.union([valueKind, z.literal("restore")]),
    amount,
  }),
  z.strictObject({ give: z.literal("tariff"), tariff: text, kind: valueKind }),
  z.strictObject({ give: z.literal("rate"), bp: basisPoints }),
  z.strictObject({ give: z.literal("gesture") }),
  z.strictObject({ give: z.literal("goodwill"), amount }),
  z.strictObject({ give: z.literal("human"), kind: z.enum(["named-person", "call-back"]) }),
  z.strictObject({ give: z.literal("nothing") }),
]);

const ownWords = z.record(z.enum(LANGUAGES), text);
const words = z.union([text, ownWords]);
const wording = z.strictObject({ name: words, agent: words, customer: words.nullable() });

const rule = z.strictObject({
  id: text,
  priority: z.number(),
  group: text.nullable(),
  when: condition,
  grants: z.array(grant),
  wording,
});

const guarantee = z.strictObject({
  id: text,
  promise: z.enum(GUARANTEED),
  fromLateMinutes: whole,
  kind: valueKind,
  amountMinor: amounts,
  wording,
});

const tier = z.strictObject({ id: text, name: words, fromImpact: z.enum(IMPACTS), gestureMinor: amounts });
const tariff = z.strictObject({
  id: text,
  basis: z.enum(["statute", "contract", "guarantee"]),
  source: text,
  effectiveFrom: day.nullable(),
  effectiveTo: day.nullable(),
  amount,
});
const measure = z.strictObject({ name: text, label: words, unit: z.enum(MEASURE_UNITS) });
const caps = z.strictObject({
  goodwillApprovalBp: basisPoints,
  goodwillCeilingBp: basisPoints,
  holdBelowPriceBp: basisPoints,
  goodwillPerComplaintMinor: amounts.nullable(),
  awardsPerWindowMinor: amounts.nullable(),
  // Documents of before the cap for incidents do not name it.
  goodwillPerIncidentCaseMinor: amounts.nullable().default(null),
});
const terms = z.strictObject({
  validityDays: nullableWhole,
  costShareBp: basisPoints,
  carries: z.array(z.enum(PURPOSES)),
  needsConsent: z.boolean(),
});

/** A stored policy document; amounts stand in it as decimal strings and are revived before this looks at them. */
export const policySchema = z.strictObject({
  formatVersion: z.literal(1),
  id: text,
  version: z.int().min(1),
  name: words,
  effectiveFrom: day,
  effectiveTo: day.nullable(),
  scope: z.strictObject({ departments: z.array(text).nullable(), regions: z.array(text).nullable() }),
  currencies: z.array(z.string().length(3)),
  tiers: z.array(tier),
  rules: z.array(rule),
  guarantees: z.array(guarantee).default([]),
  tariffs: z.array(tariff),
  // Documents of before measures had names for people do not list them.
  measures: z.array(measure).default([]),
  caps,
  goodwillUnitMinor: amounts,
  doubleDeviation: z.strictObject({ windowDays: whole }),
  authority: z.strictObject({
    windowDays: whole,
    limitMinor: z.strictObject({ agent: amounts, lead: amounts, manager: amounts }),
  }),
  remedies: z.record(valueKind, terms),
  restore: z.record(
    z.enum(FAILURE_KINDS),
    z.strictObject({ kind: valueKind, onRequest: z.array(valueKind) }),
  ),
  goodwillKind: z.record(z.enum(FAILURE_KINDS), valueKind),
  // Documents of before there were appeals do not name it.
  appeal: z
    .strictObject({ withinDays: z.int().min(1).max(3_650) })
    .default({ withinDays: DEFAULT_APPEAL_DAYS }),
}) satisfies z.ZodType<Policy>;

/** Reads a stored document; throws when it is no policy, since a published version never changes. */
export function parsePolicy(document: unknown): Policy {
  return policySchema.parse(reviveAmounts(readJson(document)));
}
