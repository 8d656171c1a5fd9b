import type { Staff } from "@/lib/auth/staff";
import { db, sql, type Tx } from "@/lib/db/client";
import type { RecordedActor } from "@/lib/domain/complaint-events";
import type { AccountKind, Direction, LedgerPart, TransactionKind } from "@/lib/domain/ledger/accounts";
import type { StoredTransaction } from "@/lib/ledger/types";

type Line = {
  id: string;
  kind: TransactionKind;
  remedyId: string | null;
  reversesId: string | null;
  idempotencyKey: string;
  complaintId: string;
  actorKind: RecordedActor["kind"];
  actorId: string | null;
  approverIds: string[];
  policyId: string;
  policyVersion: number;
  postedAt: Date;
  budgetId: string;
  part: LedgerPart;
  currency: string;
  account: AccountKind;
  detail: string;
  direction: Direction;
  amountMinor: bigint;
};

function actorOf({ actorKind, actorId }: Pick<Line, "actorKind" | "actorId">): RecordedActor {
  if (actorKind === "system" || actorId === null) return { kind: "system", id: null };
  return { kind: actorKind, id: actorId };
}

/** Everything posted for one award, oldest first. */
export async function readStory(tx: Tx, awardId: string): Promise<StoredTransaction[]> {
  const lines = await tx.$queryRaw<Line[]>(sql`
    SELECT t.id, t.kind, t.remedy_id AS "remedyId", t.reverses_id AS "reversesId",
      t.idempotency_key AS "idempotencyKey", t.complaint_id AS "complaintId", t.actor_kind AS "actorKind",
      t.actor_id AS "actorId", t.approver_ids AS "approverIds", t.policy_id AS "policyId",
      t.policy_version AS "policyVersion", t.posted_at AS "postedAt", a.budget_id AS "budgetId", a.part, e.currency,
      a.kind AS account, a.detail, e.direction, e.amount_minor AS "amountMinor"
    FROM ledger_transaction t
    JOIN ledger_entry e ON e.transaction_id = t.id
    JOIN ledger_account a ON a.id = e.account_id
    WHERE t.award_id = ${awardId}::uuid
    ORDER BY t.posted_at, t.id, e.id`);
  const story = new Map<string, StoredTransaction>();
  for (const line of lines) {
    const { account, detail, direction, amountMinor, actorKind, actorId, ...rest } = line;
    const known = story.get(line.id) ?? { ...rest, actor: actorOf({ actorKind, actorId }), postings: [] };
    story.set(line.id, {
      ...known,
      postings: [...known.postings, { account, detail, direction, amountMinor }],
    });
  }
  return [...story.values()];
}

export type NamedTransaction = StoredTransaction & {
  actorName: string | null;
  approverNames: readonly string[];
};

/** Everything posted for one award, oldest first, with the names of those who acted and approved. */
export async function ledgerStory(_staff: Staff, awardId: string): Promise<NamedTransaction[]> {
  const tx = db();
  const story = await readStory(tx, awardId);
  const ids = story.flatMap(({ actor, approverIds }) => [
    ...(actor.kind === "staff" ? [actor.id] : []),
    ...approverIds,
  ]);
  const people = await tx.staff.findMany({
    where: { id: { in: [...new Set(ids)] } },
    select: { id: true, name: true },
  });
  const programs = await tx.apiCredential.findMany({
    where: { id: { in: story.flatMap(({ actor }) => (actor.kind === "api" ? [actor.id] : [])) } },
    select: { id: true, name: true },
  });
  const names = new Map([...people, ...programs].map(({ id, name }) => [id, name]));
  return story.map((transaction) => ({
    ...transaction,
    actorName: transaction.actor.id === null ? null : (names.get(transaction.actor.id) ?? null),
    approverNames: transaction.approverIds.flatMap((id) => names.get(id) ?? []),
  }));
}
