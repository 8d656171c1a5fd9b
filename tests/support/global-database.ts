import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { destroyEmbedded, startEmbedded } from "@/scripts/database/embedded";
import { prepareEmbedded } from "@/scripts/database/prepare";
import { generateClient } from "@/scripts/start/generate";

export type TestServer = { superuserUrl: string; ownerUrl: string; appUrl: string; template: string };

declare module "vitest" {
  interface ProvidedContext {
    testServer: TestServer;
  }
}

const TEMPLATE = "template_amends";

/** One throw-away PostgreSQL for the run, with one migrated database that each test file gets a copy of. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  await generateClient();
  // `npm test` names the folder, so that it can clean up even where this process is killed. Both projects use one.
  process.env.AMENDS_TEST_DATA_DIR ??= mkdtempSync(join(tmpdir(), "amends-test-"));
  const dataDir = process.env.AMENDS_TEST_DATA_DIR;
  const tearDown = () => destroyEmbedded(dataDir);
  try {
    const server = await startEmbedded({ dataDir, throwAway: true });
    const { ownerUrl, appUrl } = await prepareEmbedded(server, TEMPLATE);
    const superuserUrl = server.superuserUrl();
    project.provide("testServer", { superuserUrl, ownerUrl, appUrl, template: TEMPLATE });
  } catch (error) {
    await tearDown();
    throw error;
  }
  return tearDown;
}
