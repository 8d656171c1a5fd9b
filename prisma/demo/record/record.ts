import { writeFile } from "node:fs/promises";
import { gzipSync } from "node:zlib";
import { closeDb } from "@/lib/db/client";
import { installOrganisation } from "@/lib/organisation/mutations/install";
import { RECORDING_FILE, storyHash } from "../recording";
import { DEMO_STORY } from "../story/story";
import { dumpStory } from "./dump";
import { playStory } from "./play-story";

/** Noon in Taipei; any day would do, since the story is moved to the day of the start. */
const ANCHOR = new Date("2026-03-20T04:00:00Z");

/** Records the story anew, in the empty migrated database that DATABASE_URL names (see README.md here). */
async function record(): Promise<void> {
  await installOrganisation({ name: "Harbour & Pine", timeZone: "Asia/Taipei", baseCurrency: "TWD" });
  const played = await playStory(DEMO_STORY, ANCHOR, (line) => process.stdout.write(`${line}\n`));
  const text = await dumpStory(played, { story: storyHash(DEMO_STORY), anchor: ANCHOR });
  await writeFile(RECORDING_FILE, gzipSync(text, { level: 9 }));
}

try {
  await record();
} finally {
  await closeDb();
}
