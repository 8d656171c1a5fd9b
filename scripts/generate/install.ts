import type { Client } from "pg";
import { withClient } from "../database/connect";
import { diceOf, STREAMS } from "./dice";
import { uidAt, uidText } from "./ids";
import type { Target } from "./target";

const COMPANY = { name: "Harbour & Pine", timeZone: "Asia/Taipei", baseCurrency: "TWD" };
/** When the house was founded, as far as ids are concerned. */
const FOUNDED_MS = Date.parse("2020-01-01T00:00:00Z");

/** Ids that the database has rolled become ones that the same command gives each time; references follow by themselves. */
async function renumber(client: Client): Promise<void> {
  const dice = diceOf(0);
  const tables = [
    ["department", "key"],
    ["staff", "email"],
  ] as const;
  for (const [rank, [table, key]] of tables.entries()) {
    const { rows } = await client.query<{ id: string }>(`SELECT id FROM ${table} ORDER BY ${key}`);
    for (const [index, { id }] of rows.entries()) {
      dice.at(STREAMS.staff, 100_000 + rank * 1000 + index);
      const next = uidText(uidAt(FOUNDED_MS, rank * 1000 + index, dice));
      await client.query(`UPDATE ${table} SET id = $2 WHERE id = $1`, [id, next]);
    }
  }
  await client.query("UPDATE staff SET created_at = $1", [new Date(FOUNDED_MS)]);
}

/** Sets an empty database up as the demo company, with the people who can be signed in as, but without its story. */
export async function installCompany(target: Target): Promise<void> {
  Object.assign(process.env, { DATABASE_URL: target.appUrl });
  // Only now: the app's own client reads its address when it is first asked for anything.
  const { closeDb, inTransaction } = await import("@/lib/db/client");
  const { installOrganisation } = await import("@/lib/installation/mutations/install");
  const { hirePeople } = await import("../../prisma/demo/demo");
  try {
    await installOrganisation(COMPANY);
    await inTransaction(async (tx) => {
      await hirePeople(tx);
      // The story of the demo is not told here, and no start must add it later.
      await tx.organisation.update({
        where: { id: 1 },
        data: { demoSeededAt: new Date(FOUNDED_MS) },
        select: { id: true },
      });
    });
  } finally {
    await closeDb();
  }
  await withClient(target.ownerUrl, renumber);
}
