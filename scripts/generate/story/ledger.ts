import type { Posting, TransactionKind } from "@/lib/domain/ledger/accounts";
import { budgetChange, type LedgerOperation, postingsFor, reversalsOf } from "@/lib/domain/ledger/operations";
import { standingOf } from "@/lib/domain/ledger/standing";
import { accountIn } from "../accounts";
import { type Uid, uidText } from "../ids";
import type { AwardFile } from "./award-file";
import { charge } from "./budget-sums";
import { newId, nowOf, type Scene, type StoryActor } from "./scene";

type Posted = {
  kind: TransactionKind;
  key: string;
  remedy: Uid | null;
  reverses: Uid | null;
  postings: readonly Posting[];
  actor: StoryActor;
  approvers: readonly Uid[];
};

function write(scene: Scene, award: AwardFile, posted: Posted): void {
  const { world, out } = scene;
  const budget = award.budget === null ? undefined : world.budgets[award.budget];
  if (!budget || award.budget === null) throw new Error(`an award of complaint ${scene.place} has no budget`);
  const id = newId(scene);
  out.ledger_transaction.add({
    id,
    kind: posted.kind,
    award_id: award.id,
    remedy_id: posted.remedy,
    complaint_id: scene.id,
    actor_kind: posted.actor.kind,
    actor_id: posted.actor.id,
    approver_ids: posted.approvers,
    policy_id: world.policy.id,
    policy_version: world.policy.version,
    reverses_id: posted.reverses,
    idempotency_key: posted.key,
    posted_at: nowOf(scene),
  });
  for (const { account, detail, direction, amountMinor } of posted.postings) {
    out.ledger_entry.add({
      id: newId(scene),
      transaction_id: id,
      account_id: accountIn(budget.accounts, award.part, { account, detail }),
      direction,
      amount_minor: amountMinor,
      currency: award.currency,
    });
  }
  charge(scene.sums, award.budget, award.part, budgetChange(posted.postings));
  const { kind, remedy, postings } = posted;
  const remedyId = remedy === null ? null : uidText(remedy);
  award.transactions.push({ id: uidText(id), uid: id, remedy, kind, remedyId, reversesId: null, postings });
}

export type Post = {
  operation: LedgerOperation;
  /** The remedy that the operation names. */
  remedy?: Uid;
  actor: StoryActor;
  approvers?: readonly Uid[];
};

/** One operation of the ledger, as the domain words it. */
export function post(scene: Scene, award: AwardFile, by: Post): void {
  const postings = postingsFor(standingOf(award.transactions), by.operation);
  if (!postings.ok) throw new Error(`the ledger refuses ${by.operation.kind}: ${postings.reason}`);
  const { kind } = by.operation;
  write(scene, award, {
    kind,
    key: by.remedy === undefined ? `${award.idText}:${kind}` : `${uidText(by.remedy)}:${kind}`,
    remedy: by.remedy ?? null,
    reverses: null,
    postings: postings.value,
    actor: by.actor,
    approvers: by.approvers ?? [],
  });
}

/** Undoes a captured award as a whole. */
export function postReversal(scene: Scene, award: AwardFile, actor: StoryActor & { id: Uid }): void {
  const reversals = reversalsOf(award.transactions);
  if (!reversals.ok) throw new Error(`the ledger refuses a reversal: ${reversals.reason}`);
  const originals = new Map(award.transactions.map((one) => [one.id, one]));
  for (const { reversesId, postings } of reversals.value) {
    write(scene, award, {
      kind: "reverse",
      key: `${award.idText}:reverse:${reversesId}`,
      remedy: originals.get(reversesId)?.remedy ?? null,
      reverses: originals.get(reversesId)?.uid ?? null,
      postings,
      actor,
      approvers: [actor.id],
    });
  }
}
