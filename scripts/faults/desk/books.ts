import { db, sql } from "@/lib/db/client";
import { sealLedger } from "@/lib/ledger/jobs";
import { checkLedger } from "@/lib/ledger/queries/check-ledger";
import { tiesOfMonth } from "@/lib/ledger/queries/ties";
import { loadCast } from "@/prisma/demo/record/scene";
import type { Works } from "./works";

/** Everything that is wrong with the books: their laws, and this month beside what awards and remedies say. */
async function verify() {
  // The app was down at most of the minutes at which it seals: what it would catch up with now is checked as well.
  await sealLedger();
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
  ];
}

export const BOOK_WORKS: Works = { verify };
