import type { Tx } from "@/lib/db/client";
import type { ExternalParty } from "@/lib/domain/ledger/accounts";
import type { Issued, RemedyRef } from "@/lib/domain/ledger/operations";
import { type Outcome, once, type Settlement } from "@/lib/ledger/mutations/once";

/** The remedy whose value moves, and how much of it in minor units of the award's currency. */
export type RemedySettlement = Settlement & { remedy: RemedyRef; amountMinor: bigint };

/** The remedy has reached the customer: its share of the promise is paid. */
export function pay(tx: Tx, settlement: RemedySettlement): Outcome {
  const { remedy, amountMinor } = settlement;
  return once(tx, settlement, { operation: { kind: "pay", remedy, amountMinor }, key: `${remedy.id}:pay` });
}

/** An outside party is told to pay. The key names the attempt: what comes back may be sent again. */
export function send(tx: Tx, settlement: RemedySettlement & { to: ExternalParty; attempt: string }): Outcome {
  const { remedy, amountMinor, to, attempt } = settlement;
  return once(tx, settlement, {
    operation: { kind: "send", remedy, amountMinor, to },
    key: `${attempt}:send`,
  });
}

type Answer = Settlement & { remedy: RemedyRef; attempt: string };

/** The outside party says that the customer has the money. */
export function settle(tx: Tx, answer: Answer): Outcome {
  const { remedy, attempt } = answer;
  return once(tx, answer, { operation: { kind: "settle", remedy }, key: `${attempt}:settle` });
}

/** The outside party could not pay: the promise stands again. */
export function returnSent(tx: Tx, answer: Answer): Outcome {
  const { remedy, attempt } = answer;
  return once(tx, answer, { operation: { kind: "return", remedy }, key: `${attempt}:return` });
}

/** The customer gets something to spend: a voucher or points. */
export function issue(tx: Tx, settlement: RemedySettlement & { issued: Issued }): Outcome {
  const { remedy, amountMinor, issued } = settlement;
  return once(tx, settlement, {
    operation: { kind: "issue", remedy, amountMinor, issued },
    key: `${remedy.id}:issue`,
  });
}

/** The customer spent so much of a voucher or of points; the key names the purchase. */
export function redeem(tx: Tx, settlement: RemedySettlement & { key: string }): Outcome {
  const { remedy, amountMinor, key } = settlement;
  return once(tx, settlement, { operation: { kind: "redeem", remedy, amountMinor }, key: `${key}:redeem` });
}

/** What is left of a voucher or of points ran out or was withdrawn, and is the budget's again. */
export function lapse(tx: Tx, settlement: RemedySettlement & { key: string }): Outcome {
  const { remedy, amountMinor, key } = settlement;
  return once(tx, settlement, { operation: { kind: "lapse", remedy, amountMinor }, key: `${key}:lapse` });
}
