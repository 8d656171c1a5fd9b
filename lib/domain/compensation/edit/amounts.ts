import type { Amount, Grant, Policy } from "../policy";

export const AMOUNT_OPS = [
  "fixed",
  "share",
  "part",
  "sum",
  "larger",
  "smaller",
  "bands",
  "each",
  "if",
  "round",
] as const satisfies readonly Amount["op"][];

const NOTHING: Amount = { op: "fixed", byCurrency: {} };
const MEASURE = "delay_minutes";

/** What an amount is made of, so that changing its shape keeps what was filled in. */
function inner(amount: Amount): Amount {
  switch (amount.op) {
    case "fixed":
    case "share":
      return amount;
    case "part":
      return amount.of;
    case "sum":
    case "larger":
    case "smaller":
      return amount.amounts[0] ?? NOTHING;
    case "bands":
      return amount.bands[0]?.amount ?? NOTHING;
    default:
      return amount.amount;
  }
}

/** The amount in another shape, with what it was made of inside. */
export function reshaped(amount: Amount, op: Amount["op"]): Amount {
  if (amount.op === op) return amount;
  const core = inner(amount);
  switch (op) {
    case "fixed":
      return core.op === "fixed" ? core : NOTHING;
    case "share":
      return core.op === "share" ? core : { op, of: "price", bp: 10_000, rounding: "half-up" };
    case "part":
      return { op, of: core, bp: 5_000, rounding: "half-up" };
    case "sum":
    case "larger":
    case "smaller": {
      const isList = amount.op === "sum" || amount.op === "larger" || amount.op === "smaller";
      return { op, amounts: isList ? amount.amounts : [core, NOTHING] };
    }
    case "bands":
      return { op, measure: MEASURE, bands: [{ from: 0, amount: core }] };
    case "each":
      return { op, measure: MEASURE, free: 0, most: null, amount: core };
    case "if":
      return { op, when: { all: [] }, amount: core, otherwise: null };
    case "round":
      return { op, amount: core, toMinor: {}, rounding: "down" };
  }
}

/** What a list of amounts or bands grows by. */
export function emptyAmount(): Amount {
  return NOTHING;
}

export const GIVES = ["owed", "tariff", "rate", "gesture", "goodwill", "human", "nothing"] as const;
export type Give = (typeof GIVES)[number];

/** A grant of another sort, with what can be kept of the one before. */
export function grantOf(give: Give, before: Grant | null, policy: Pick<Policy, "tariffs">): Grant {
  const amount = before && "amount" in before ? before.amount : NOTHING;
  switch (give) {
    case "owed":
      return { give, purpose: "price", kind: "restore", amount };
    case "tariff":
      return { give, tariff: policy.tariffs[0]?.id ?? "", kind: "cash" };
    case "rate":
      return { give, bp: 0 };
    case "gesture":
      return { give };
    case "goodwill":
      return { give, amount };
    case "human":
      return { give, kind: "named-person" };
    case "nothing":
      return { give };
  }
}
