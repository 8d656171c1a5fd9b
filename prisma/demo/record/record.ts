import { mkdtempSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { closeDb } from "@/lib/db/client";
import { installOrganisation } from "@/lib/installation/mutations/install";
import { destroyEmbedded, startEmbedded } from "@/scripts/database/embedded";
import { prepareEmbedded } from "@/scripts/database/prepare";
import { RECORDING_FILE, storyHash } from "../recording";
import { DEMO_STORY } from "../story/story";
import { dumpStory } from "./dump";
import { playStory } from "./play-story";

/** Noon in Taipei; any day would do, since the story is moved to the day of the start. */
const ANCHOR = new Date("2026-03-20T04:00:00Z");

/** Records the story anew, in a database server of its own that is thrown away afterwards. */
async function record(): Promise<void> {
  await installOrganisation({ name: "Harbour & Pine", timeZone: "Asia/Taipei", baseCurrency: "TWD" });
  const played = await playStory(DEMO_STORY, ANCHOR, (line) => process.stdout.write(`${line}\n`));
  const text = await dumpStory(played, { story: storyHash(DEMO_STORY), anchor: ANCHOR });
  await writeFile(RECORDING_FILE, gzipSync(text, { level: 9 }));
}

const dataDir = mkdtempSync(join(tmpdir(), "amends-story-"));
try {
  const { appUrl } = await prepareEmbedded(await startEmbedded({ dataDir, throwAway: true }));
  // Nothing in a recording depends on the secret: links and codes are derived from ids when they are needed.
  Object.assign(process.env, {
    DATABASE_URL: appUrl,
    AMENDS_SECRET: "a secret that only this recording knows",
  });
  await record();
} finally {
  await closeDb();
  await destroyEmbedded(dataDir);
}
