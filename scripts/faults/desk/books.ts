import { db, sql } from "@/lib/db/client";
import { escalateClocks } from "@/lib/escalation/jobs";
import { sealLedger } from "@/lib/ledger/jobs";
import { checkLedger } from "@/lib/ledger/queries/check-ledger";
import { tiesOfMonth } from "@/lib/ledger/queries/ties";
import { databaseNow } from "@/lib/now";
import { checkClocks } from "@/lib/sla/queries/check-clocks";
import { loadCast } from "@/prisma/demo/record/scene";
import type { Works } from "./works";

/** Where the index of the clocks is not what the logs say. */
async function clocks(): Promise<string[]> {
  const found: string[] = [];
  for await (const { wrong } of checkClocks({ all: true }))
    for (const { reference, differences } of wrong)
      for (const { where, field, stored, recomputed } of differences)
        found.push(`clocks, ${reference} ${where}: ${field} is ${stored}, the log says ${recomputed}`);
  return found;
}

/** Everything that is wrong with the books (their laws, this month beside awards and remedies) and with the clocks. */
async function verify() {
  // The app was down at most of the minutes at which it seals: what it would catch up with now is checked as well.
  await sealLedger();
  await escalateClocks(databaseNow());
  const { findings } = await checkLedger();
  const [today] = await db().$queryRaw<{ month: string }[]>(
    sql`SELECT to_char(organisation_day(now()), 'YYYY-MM') AS month`,
  );
  const ties = await tiesOfMonth((await loadCast()).staff("samir"), today?.month ?? "");
  return [
    ...findings.map(({ law, what, cause }) => `ledger, ${law}: ${what}: ${cause}`),
    ...ties.flatMap(({ name, differences }) =>
      differences.map(
        ({ cause, complaintReference, bookMinor, recordMinor }) =>
          `books, ${name}: ${complaintReference} ${cause}: ${bookMinor} in the books, ${recordMinor} on record`,
      ),
    ),
    ...(await clocks()),
  ];
}

export const BOOK_WORKS: Works = { verify };
