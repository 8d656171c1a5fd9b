import type { Posting, TransactionKind } from "@/lib/domain/ledger/accounts";
import { type LedgerOperation, postingsFor, reversalsOf } from "@/lib/domain/ledger/operations";
import { type AwardTransaction, standingOf } from "@/lib/domain/ledger/standing";

/** What an award of the filled books is worth: postings are told in this many shares of its amount. */
export const SHARES = 4n;

/** One transaction of every award that goes this way. */
export type Step = {
  step: number;
  kind: TransactionKind;
  ofRemedy: boolean;
  /** The step that it undoes. */
  reverses: number | null;
  postings: readonly Posting[];
};
export type Way = { name: string; remedy: string; status: string; steps: readonly Step[] };

const WHO = "customer";
const ref = (kind: string) => ({ id: "remedy", kind });
const reserve = { kind: "reserve", amountMinor: SHARES } as const;
const capture = { kind: "capture", amountMinor: SHARES } as const;
const pay = (kind: string) => ({ kind: "pay", remedy: ref(kind), amountMinor: SHARES }) as const;
const send = { kind: "send", remedy: ref("refund"), amountMinor: SHARES, to: "bank" } as const;
const settle = { kind: "settle", remedy: ref("refund") } as const;
const voucher = {
  kind: "issue",
  remedy: ref("voucher"),
  amountMinor: SHARES,
  issued: { as: "voucher" },
} as const;
const points = {
  kind: "issue",
  remedy: ref("points"),
  amountMinor: SHARES,
  issued: { as: "points", customerId: WHO },
} as const;
const spend = (kind: string, amountMinor: bigint) =>
  ({ kind: "redeem", remedy: ref(kind), amountMinor }) as const;
const lapse = { kind: "lapse", remedy: ref("voucher"), amountMinor: SHARES } as const;

type Told = {
  name: string;
  remedy?: string;
  status: string;
  operations: readonly LedgerOperation[];
  reversed?: true;
};

/** How awards go in a house that is complained to a lot; each as often as the next. */
const TOLD: readonly Told[] = [
  { name: "sent", status: "fulfilled", operations: [reserve, capture, send, settle] },
  { name: "handed", status: "fulfilled", operations: [reserve, capture, pay("refund")] },
  { name: "care", remedy: "discount", status: "fulfilled", operations: [reserve, capture, pay("discount")] },
  {
    name: "voucher",
    remedy: "voucher",
    status: "fulfilled",
    operations: [reserve, capture, voucher, spend("voucher", 3n)],
  },
  { name: "lapsed", remedy: "voucher", status: "fulfilled", operations: [reserve, capture, voucher, lapse] },
  {
    name: "points",
    remedy: "points",
    status: "fulfilled",
    operations: [reserve, capture, points, spend("points", 1n)],
  },
  { name: "declined", status: "declined", operations: [reserve, { kind: "void" }] },
  { name: "expired", status: "expired", operations: [reserve, { kind: "expire" }] },
  { name: "reversed", status: "reversed", operations: [reserve, capture, pay("refund")], reversed: true },
  { name: "at-bank", status: "fulfilling", operations: [reserve, capture, send] },
  { name: "owed", status: "fulfilling", operations: [reserve, capture] },
];

/** The transactions of one way, as the domain posts them. */
function stepsOf({ operations, reversed }: Told): Step[] {
  const told: AwardTransaction[] = [];
  for (const [step, operation] of operations.entries()) {
    const postings = postingsFor(standingOf(told), operation);
    if (!postings.ok) throw new Error(`the ledger refuses ${operation.kind}: ${postings.reason}`);
    const remedyId = "remedy" in operation ? operation.remedy.id : null;
    told.push({
      id: String(step),
      kind: operation.kind,
      remedyId,
      reversesId: null,
      postings: postings.value,
    });
  }
  const steps = told.map(({ kind, remedyId, postings }, step) => {
    return { step, kind, ofRemedy: remedyId !== null, reverses: null, postings };
  });
  if (!reversed) return steps;
  const undone = reversalsOf(told);
  if (!undone.ok) throw new Error(`the ledger refuses a reversal: ${undone.reason}`);
  return [
    ...steps,
    ...undone.value.map(({ reversesId, remedyId, postings }, n) => ({
      step: steps.length + n,
      kind: "reverse" as const,
      ofRemedy: remedyId !== null,
      reverses: Number(reversesId),
      postings,
    })),
  ];
}

export const WAYS: readonly Way[] = TOLD.map((told) => ({
  name: told.name,
  remedy: told.remedy ?? "refund",
  status: told.status,
  steps: stepsOf(told),
}));

/** An offer that still waits: one transaction, to fill up to the wanted number. */
export const OPEN_OFFER: Way = {
  name: "open",
  remedy: "refund",
  status: "offered",
  steps: stepsOf({ name: "open", status: "offered", operations: [reserve] }),
};

/** How many awards go each way so that all of them together are so many transactions. */
export function awardsFor(transactions: number): { rounds: number; open: number } {
  const perRound = WAYS.reduce((sum, { steps }) => sum + steps.length, 0);
  const rounds = Math.floor(transactions / perRound);
  return { rounds, open: transactions - rounds * perRound };
}
