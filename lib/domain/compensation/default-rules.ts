import type { Condition } from "./condition";
import { inMinorUnits } from "./default-amounts";
import type { Grant, Rule } from "./policy";

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

function rule({ id, when, grants, tellCustomer }: Draft, index: number): Rule {
  const key = `rule.${id}`;
  const customer = tellCustomer ? `${key}.customer` : null;
  return {
    id,
    priority: (index + 1) * 10,
    group: null,
    when,
    grants,
    wording: { name: `${key}.name`, agent: `${key}.agent`, customer },
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
  // Owed: what was not accepted is paid back, a proven loss is made good, a broken promise brings its award by itself.
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
  {
    id: "promise-broken",
    when: { fact: "promiseBroken", is: true },
    grants: [
      {
        give: "owed",
        purpose: "guarantee",
        kind: "cash",
        amount: {
          op: "fixed",
          byCurrency: inMinorUnits({ TWD: 100, CNY: 20, USD: 5, EUR: 5, GBP: 5, HKD: 30, JPY: 500 }),
        },
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
