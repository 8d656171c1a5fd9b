import { TABLE_NAMES, type TableName } from "./copy/tables";
import { copyWriter } from "./copy/writer";
import { diceOf } from "./dice";
import type { Plan } from "./plan/plan";
import type { BudgetSums } from "./story/budget-sums";
import type { Writers } from "./story/scene";
import { tellComplaint } from "./story/tell";
import type { World } from "./world";

/** So many complaints are told at once: enough for COPY to be worth its while, little enough to show progress. */
export const BATCH = 2_000;

export type BatchFile = { table: TableName; rows: number; file: Uint8Array<ArrayBuffer> };
export type Batch = { complaints: number; files: readonly BatchFile[]; sums: BudgetSums };

function allWriters(): Writers {
  return {
    staff: copyWriter("staff"),
    customer: copyWriter("customer"),
    contact_point: copyWriter("contact_point"),
    complaint: copyWriter("complaint"),
    complaint_event: copyWriter("complaint_event"),
    message: copyWriter("message"),
    complaint_search: copyWriter("complaint_search"),
    task: copyWriter("task"),
    mail: copyWriter("mail"),
    compensation_decision: copyWriter("compensation_decision"),
    budget: copyWriter("budget"),
    ledger_account: copyWriter("ledger_account"),
    award: copyWriter("award"),
    award_remedy: copyWriter("award_remedy"),
    approval: copyWriter("approval"),
    ledger_transaction: copyWriter("ledger_transaction"),
    ledger_entry: copyWriter("ledger_entry"),
    survey: copyWriter("survey"),
  };
}

export function batchCount(plan: Plan): number {
  return Math.ceil(plan.size / BATCH);
}

/** Tells the complaints of a batch; the same number gives the same bytes, whoever makes it. */
export function batchMaker(plan: Plan, world: World, size = BATCH): (index: number) => Batch {
  const out = allWriters();
  const dice = { dice: diceOf(plan.seed), ids: diceOf(plan.seed), spare: diceOf(plan.seed) };
  return (index) => {
    const sums: BudgetSums = new Map();
    const first = index * size;
    const last = Math.min(plan.size, first + size);
    for (let place = first; place < last; place += 1)
      tellComplaint({ world, plan, out, sums, ...dice }, place);
    const files = TABLE_NAMES.flatMap((table) => {
      const taken = out[table].take();
      return taken ? [{ table, ...taken }] : [];
    });
    return { complaints: last - first, files, sums };
  };
}
