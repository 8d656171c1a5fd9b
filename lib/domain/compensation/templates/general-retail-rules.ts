import type { Condition } from "../condition";
import type { Grant, Guarantee, Rule } from "../policy";
import { inMinorUnits } from "./amounts";

const OURS: Condition = { fact: "attribution", in: ["company", "partner"] };
const REJECTED: Condition = { fact: "acceptance", in: ["rejected"] };
const DISTRESSED: Condition = { fact: "emotionalImpact", in: ["distressed"] };
const VULNERABLE: Condition = { fact: "vulnerable", is: true };
const REPEATED: Condition = { fact: "doubleDeviation", is: true };
const ONE_DAY_LATE: Condition = { fact: "resolutionLateMinutes", from: 24 * 60, to: null };
const HARD_HIT: Condition = { fact: "tier", in: ["make-good-plus", "exceptional"] };
// An unverified contact point shows no standing: then this is simply no key customer, and nothing is left open.
const KEY_CUSTOMER: Condition = {
  any: [
    {
      all: [
        { fact: "customerTier", known: true },
        { fact: "customerTier", in: ["gold", "diamond"] },
      ],
    },
    {
      all: [
        { fact: "customerSegment", known: true },
        { fact: "customerSegment", in: ["vip"] },
      ],
    },
  ],
};

type Draft = { id: string; when: Condition; grants: readonly Grant[]; tellCustomer?: true };

function wordingOf(id: string, tellCustomer: boolean): Rule["wording"] {
  const key = `rule.${id}`;
  return { name: `${key}.name`, agent: `${key}.agent`, customer: tellCustomer ? `${key}.customer` : null };
}

function rule({ id, when, grants, tellCustomer }: Draft, index: number): Rule {
  return {
    id,
    priority: (index + 1) * 10,
    group: null,
    when,
    grants,
    wording: wordingOf(id, tellCustomer === true),
  };
}

function rateOf(tier: string, percent: number): Draft {
  return {
    id: `rate-${tier}`,
    when: { all: [OURS, { fact: "tier", in: [tier] }] },
    grants: [{ give: "rate", bp: percent * 100 }],
  };
}

const TABLE: readonly Draft[] = [
  // Owed: what was not accepted is paid back, a proven loss is made good.
  {
    id: "refund-price",
    when: { all: [OURS, REJECTED, { fact: "pricePaid", positive: true }] },
    grants: [
      {
        give: "owed",
        purpose: "price",
        kind: "restore",
        amount: { op: "share", of: "price", bp: 10_000, rounding: "half-up" },
      },
    ],
    tellCustomer: true,
  },
  {
    id: "proven-loss",
    when: { all: [OURS, { fact: "provenLoss", positive: true }] },
    grants: [
      {
        give: "owed",
        purpose: "loss",
        kind: "cash",
        amount: { op: "share", of: "proven-loss", bp: 10_000, rounding: "half-up" },
      },
    ],
    tellCustomer: true,
  },
  // Chosen: a share of the known loss that rises with the tier, with lateness and with distress.
  rateOf("gesture", 5),
  rateOf("make-good", 10),
  rateOf("make-good-plus", 15),
  rateOf("exceptional", 20),
  { id: "rate-late", when: { all: [OURS, ONE_DAY_LATE] }, grants: [{ give: "rate", bp: 500 }] },
  { id: "rate-distressed", when: { all: [OURS, DISTRESSED] }, grants: [{ give: "rate", bp: 500 }] },
  // Chosen: at least the tier's gesture, also while it is open whose fault it was; after force majeure only in hardship.
  {
    id: "gesture",
    when: { fact: "attribution", in: ["company", "partner", "unknown"] },
    grants: [{ give: "gesture" }],
  },
  {
    id: "gesture-hardship",
    when: { all: [{ fact: "attribution", in: ["force-majeure"] }, { any: [VULNERABLE, DISTRESSED] }] },
    grants: [{ give: "gesture" }],
  },
  // Human: one person who stays with it, and a call once it is put right.
  {
    id: "named-person",
    when: { any: [REPEATED, VULNERABLE, DISTRESSED, HARD_HIT] },
    grants: [{ give: "human", kind: "named-person" }],
  },
  { id: "named-person-key-customer", when: KEY_CUSTOMER, grants: [{ give: "human", kind: "named-person" }] },
  {
    id: "call-back",
    when: { any: [VULNERABLE, DISTRESSED, HARD_HIT] },
    grants: [{ give: "human", kind: "call-back" }],
  },
];

/** The default table: what we owe, what we add, who takes care. Each row is one sentence. */
export const DEFAULT_RULES: readonly Rule[] = TABLE.map(rule);

/** What a broken promise brings by itself. */
export const DEFAULT_GUARANTEES: readonly Guarantee[] = [
  {
    id: "promise-broken",
    promise: "answer",
    fromLateMinutes: 0,
    kind: "cash",
    amountMinor: inMinorUnits({ TWD: 100, CNY: 20, USD: 5, EUR: 5, GBP: 5, HKD: 30, JPY: 500 }),
    wording: wordingOf("promise-broken", true),
  },
];
