import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";
import { db, inTransaction, sql, type Tx } from "@/lib/db/client";
import { rebuildClocks } from "@/lib/sla/mutations/rebuild";
import { openBudgets, settleBudgets } from "./budgets";
import { planDuty } from "./duty";
import { fillHouse } from "./house";
import { loadRecording } from "./load";
import { DEMO_PEOPLE } from "./people";
import { type Recording, recordingSchema } from "./recording";
import { openRegions, placeCases } from "./regions";
import { DEMO_STORY } from "./story/story";

const FILE = fileURLToPath(new URL("./story.json.gz", import.meta.url));

export async function readRecording(): Promise<Recording> {
  return recordingSchema.parse(JSON.parse(gunzipSync(await readFile(FILE)).toString("utf8")));
}

type Say = (line: string) => void;

/**
 * Fills the demo company once: its people, their budgets, and what happened to its customers in the 75 days before `now`.
 * One transaction, so that an interrupted start leaves nothing behind and the next one begins anew.
 */
export async function seedDemo(now: Date, say: Say = () => undefined): Promise<void> {
  const recording = await readRecording();
  const isNew = await inTransaction(
    async (tx) => {
      const rows = await tx.$queryRaw<{ seeded: boolean }[]>(sql`
        SELECT demo_seeded_at IS NOT NULL AS seeded FROM organisation WHERE id = 1 FOR UPDATE`);
      if (rows[0]?.seeded) return false;
      await hirePeople(tx);
      say("people");
      await openBudgets(tx, DEMO_STORY, now);
      await openRegions(tx);
      await openAccount(tx);
      await loadRecording(tx, recording, now);
      await placeCases(tx, DEMO_STORY);
      await settleBudgets(tx, now);
      await fillHouse(tx, now);
      await planDuty(tx, now);
      say(`${DEMO_STORY.length} complaints of the last 75 days, with budgets, promises and surveys`);
      await tx.organisation.update({ where: { id: 1 }, data: { demoSeededAt: now }, select: { id: true } });
      return true;
    },
    { timeout: 120_000 },
  );
  if (!isNew) return;
  // Days of the story moved, and with them weekends: the clocks are counted anew from the log.
  await rebuildClocks({ all: true });
  await db().$executeRaw(sql`SELECT fold_tallies()`);
}

/** Where the demo company pays from: an account that no bank has. */
async function openAccount(tx: Tx): Promise<void> {
  const account = { holder: "Harbour & Pine", accountNumber: "0000000000", bankCode: "000", country: "TW" };
  await tx.payoutDebtor.createMany({ data: [{ currency: "TWD", ...account }], skipDuplicates: true });
}

export async function hirePeople(tx: Tx): Promise<void> {
  const departments = await tx.department.findMany({ select: { id: true, key: true } });
  const idOf = new Map(departments.map(({ key, id }) => [key, id]));
  await tx.staff.createMany({
    data: DEMO_PEOPLE.map(({ key: _key, department, ...person }) => ({
      ...person,
      departmentId: department ? (idOf.get(department) ?? null) : null,
      isDemo: true,
    })),
    skipDuplicates: true,
  });
}
