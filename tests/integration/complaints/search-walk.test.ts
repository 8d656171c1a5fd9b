import { beforeAll, expect, it } from "vitest";
import type { Staff } from "@/lib/auth/staff";
import { searchComplaints } from "@/lib/complaints/queries/search";
import { walkLength } from "@/lib/complaints/queries/search-walk";
import { db, inTransaction } from "@/lib/db/client";
import { addToSearch } from "@/lib/search/mutations";
import { asOwner } from "../../support/database";
import { aColleague } from "../../support/factories/desk";
import { aComplaint, anOrganisation } from "../../support/factories/money";

const COMPLAINTS = 240;
let agent: Staff;
let holders: string[];
let both: string;

// "parcel" stands in every complaint; "odd" and "even" in every second one, together only in the very first.
beforeAll(async () => {
  await anOrganisation();
  agent = await aColleague();
  const made: string[] = [];
  for (let n = 0; n < COMPLAINTS; n += 1) {
    const { id } = await aComplaint({});
    const words = n === 0 ? "odd even" : n % 2 === 0 ? "even" : "odd";
    await inTransaction((tx) => addToSearch(tx, id, `parcel ${words}`));
    made.push(id);
  }
  both = made[0] ?? "";
  // Part of a longer word is no match, whichever way is taken.
  const { id: longer } = await aComplaint({});
  await inTransaction((tx) => addToSearch(tx, longer, "parcels"));
  await asOwner((client) => client.query("ANALYZE complaint, complaint_search"));
  const rows = await db().complaint.findMany({
    where: { id: { not: longer } },
    select: { id: true },
    orderBy: [{ receivedAt: "desc" }, { id: "desc" }],
  });
  holders = rows.map(({ id }) => id);
}, 60_000);

async function pagesOf(typed: string): Promise<string[]> {
  const ids: string[] = [];
  let cursor: Parameters<typeof searchComplaints>[2] = null;
  do {
    const page = await searchComplaints(agent, typed, cursor);
    if (page.kind !== "found") throw new Error(page.kind);
    ids.push(...page.rows.map(({ id }) => id));
    cursor = page.next;
  } while (cursor);
  return ids;
}

it("walks back in time for a common word and not for a rare one", async () => {
  expect(await walkLength(["parcel"], 51)).toBe(154);
  expect(await walkLength(["nowhere"], 51)).toBeNull();
  expect(await walkLength(["parcel", "nowhere"], 51)).toBeNull();
});

it("finds every complaint with a common word, each once, page after page, the newest first", async () => {
  expect(await pagesOf("parcel")).toEqual(holders);
});

it("finds what two common words have in common, though the walk ends without it", async () => {
  expect(await walkLength(["odd", "even"], 51)).not.toBeNull();
  expect(await pagesOf("odd even")).toEqual([both]);
});
