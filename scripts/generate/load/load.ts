import { availableParallelism } from "node:os";
import type { Client } from "pg";
import { instantOfLocal, localOfInstant } from "@/lib/domain/local-time";
import { plainError } from "../../project";
import { batches, workersFor } from "../batches";
import { TABLE_NAMES } from "../copy/tables";
import type { Options } from "../options";
import { makePlan, type Plan } from "../plan/plan";
import { HISTORY_DAYS } from "../plan/rhythm";
import type { Progress } from "../progress";
import { addSums, type BudgetSums } from "../story/budget-sums";
import { MAIL_DOMAIN } from "../story/people";
import type { World } from "../world";
import { writeBudgets } from "./budgets";
import { BULK, isEmpty, putIndexesBack, putReferencesBack, tablesToEmpty, takeOff } from "./catalog";
import { type Checked, checkLaws } from "./checks";
import { copyIn } from "./copy-in";
import { readOrganisation, readWorld } from "./read-world";
import { countRollUps } from "./roll-ups";
import { sealAll } from "./seal";

/** More complaints than the demo tells: then the database is somebody's own. */
const DEMO_AT_MOST = 500;

export type Loaded = {
  rows: ReadonlyMap<string, number>;
  checked: readonly Checked[];
  /** False where a law was broken: then nothing was written. */
  committed: boolean;
  /** The rows need no VACUUM. */
  frozen: boolean;
  until: Date;
};

export type LoadOptions = Pick<Options, "complaints" | "seed" | "until" | "replace"> & {
  progress: Progress;
  /** Counts as today where no day is named. */
  now: Date;
  /** Threads that tell; as many as pay where it is left out. */
  workers?: number;
};

async function refuseWhatIsThere(client: Client): Promise<void> {
  const { rows } = await client.query<{ complaints: number; generated: boolean }>(
    `SELECT (SELECT count(*)::int FROM (SELECT 1 FROM complaint LIMIT ${DEMO_AT_MOST + 1}) first) AS complaints,
       EXISTS (SELECT 1 FROM contact_point WHERE value LIKE $1 LIMIT 1) AS generated`,
    [`%@${MAIL_DOMAIN}`],
  );
  const { complaints = 0, generated = false } = rows[0] ?? {};
  if (generated)
    throw plainError(
      "This database holds a generated history already: --replace deletes it and everything else.",
    );
  if (complaints > DEMO_AT_MOST)
    throw plainError(
      "This database holds more than the demo's complaints: use --database NAME for another one, or --replace to delete them.",
    );
}

async function planFor(client: Client, options: LoadOptions): Promise<{ plan: Plan; world: World }> {
  const organisation = await readOrganisation(client);
  if (!organisation)
    throw plainError("This database is not set up yet: start Amends and set it up, or use --database NAME.");
  const { timeZone } = organisation;
  const day = options.until ?? localOfInstant(options.now, timeZone).slice(0, 10);
  const until = instantOfLocal(`${day}T00:00`, timeZone);
  if (!until) throw plainError(`--until ${day} is no day in ${timeZone}.`);
  const { complaints, seed } = options;
  const plan = makePlan({ complaints, seed, until, timeZone });
  return { plan, world: await readWorld(client, plan, { organisation, historyDays: HISTORY_DAYS }) };
}

type Poured = { rows: Map<string, number>; sums: BudgetSums };

async function pour(
  client: Client,
  { plan, world }: { plan: Plan; world: World },
  options: LoadOptions & { freeze: boolean },
): Promise<Poured> {
  const rows = new Map<string, number>();
  const sums: BudgetSums = new Map();
  let done = 0;
  for await (const batch of batches(plan, world, options.workers ?? workersFor(plan.size))) {
    for (const file of batch.files) {
      await copyIn(client, file, options.freeze);
      rows.set(file.table, (rows.get(file.table) ?? 0) + file.rows);
    }
    addSums(sums, batch.sums);
    done += batch.complaints;
    options.progress.show(done, plan.size, "complaints");
  }
  return { rows, sums };
}

/** For this transaction: room to sort in, and as many hands as there are. */
async function tune(client: Client): Promise<void> {
  await client.query("SET LOCAL maintenance_work_mem = '768MB'");
  await client.query("SET LOCAL work_mem = '256MB'");
  await client.query(`SET LOCAL max_parallel_maintenance_workers = ${Math.min(4, availableParallelism())}`);
  await client.query("SET LOCAL synchronous_commit = off");
}

/**
 * Writes a whole history in one transaction of the tables' owner: whatever ends it before the last statement leaves
 * nothing behind. Indexes, references and triggers are off meanwhile; roll-ups are counted by the database's own
 * functions, and every law that a trigger would have kept is checked before the commit.
 */
export async function loadHistory(client: Client, options: LoadOptions): Promise<Loaded> {
  const { progress } = options;
  await client.query("BEGIN");
  try {
    await tune(client);
    progress.phase("prepare");
    if (options.replace) await client.query(`LOCK TABLE complaint IN ACCESS EXCLUSIVE MODE`);
    else await refuseWhatIsThere(client);
    const gone = options.replace ? await tablesToEmpty(client) : [];
    const taken = await takeOff(client);
    if (gone.length > 0) await client.query(`TRUNCATE ${gone.join(", ")}`);
    // Rows that go into tables emptied in the same transaction need no second look by VACUUM.
    const freeze = await isEmpty(client);
    if (freeze && gone.length === 0) await client.query(`TRUNCATE ${BULK.join(", ")}`);
    const told = await planFor(client, options);
    progress.phase("rows");
    const { rows, sums } = await pour(client, told, { ...options, freeze });
    await writeBudgets(client, told.world.budgets, sums);
    // What its trigger would have set.
    await client.query(
      "UPDATE complaint SET waiting_step_at = updated_at WHERE status = 'waiting-for-customer' AND waiting_step_at IS NULL",
    );
    progress.phase("indexes");
    await putIndexesBack(client, taken, (name, done, total) =>
      progress.show(done, total, `indexes (${name})`),
    );
    progress.phase("references");
    await putReferencesBack(client, taken, (name, done, total) =>
      progress.show(done, total, `references (${name})`),
    );
    progress.phase("statistics");
    await client.query(`ANALYZE ${TABLE_NAMES.join(", ")}`);
    progress.phase("roll-ups");
    await countRollUps(client, told.world.timeZone);
    await client.query("SELECT recount_settled_cases()");
    await client.query("SELECT recount_ledger_balances()");
    await sealAll(client);
    await client.query("ANALYZE daily_tally, monthly_tally, queue_tally, settled_case");
    progress.phase("checks");
    const checked = await checkLaws(client);
    const broken = checked.some((law) => law.broken !== 0);
    progress.phase("commit");
    await client.query(broken ? "ROLLBACK" : "COMMIT");
    return { rows, checked, committed: !broken, frozen: freeze, until: new Date(told.plan.untilMs) };
  } catch (error) {
    await client.query("ROLLBACK").catch(() => undefined);
    throw error;
  }
}
