import { db, inTransaction } from "@/lib/db/client";
import { openBudgets } from "../budgets";
import { hirePeople } from "../demo";
import { openRegions } from "../regions";
import { meetCustomers } from "../story/customers";
import type { DemoCase } from "../story/types";
import type { Played } from "./dump";
import { giveFeedback, sendSurveys } from "./feedback";
import { keepMails } from "./keep-mails";
import { latestOf, playCase } from "./play-case";
import { loadCast } from "./scene";

/** Plays the whole story in an installed, empty database, by the app's own mutations with the time of each deed. */
export async function playStory(
  stories: readonly DemoCase[],
  anchor: Date,
  say: (line: string) => void,
): Promise<Played> {
  await inTransaction(async (tx) => {
    await hirePeople(tx);
    await openBudgets(tx, stories, anchor);
    await openRegions(tx);
  });
  const cast = await loadCast();
  await meetCustomers(anchor);
  const days: string[] = [];
  const live: string[] = [];
  const idOf = new Map<DemoCase, string>();
  for (const story of stories) {
    const id = await playCase(story, cast, anchor);
    idOf.set(story, id);
    ("minutesAgo" in story.received ? live : days).push(id);
    say(`${idOf.size} of ${stories.length}: ${story.key}`);
  }
  const [first] = stories;
  if (first) await sendSurveys(latestOf(first, anchor));
  for (const [story, caseId] of idOf)
    await giveFeedback({ story, caseId, cast, now: latestOf(story, anchor) });
  await keepMails(anchor);
  await db().$executeRaw`
    UPDATE notification SET read_at = created_at + interval '3 hours'
    WHERE read_at IS NULL AND created_at < ${anchor}::timestamptz - interval '2 days'`;
  return { days, live };
}
