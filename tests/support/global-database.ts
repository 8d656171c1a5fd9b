import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import type { TestProject } from "vitest/node";
import { defaultTerms, officeHours } from "@/lib/domain/sla/default-terms";
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

/** The terms and hours of a new installation, once for both projects: without them nothing is promised to a complaint that comes in. */
async function publishTerms(ownerUrl: string): Promise<void> {
  const client = new Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query(
      `INSERT INTO calendar (key, names) VALUES ('office', '{"en": "Office hours"}') ON CONFLICT DO NOTHING`,
    );
    await client.query(
      "INSERT INTO calendar_version VALUES ('office', 1, $1, NULL, NULL, to_timestamp(0)) ON CONFLICT DO NOTHING",
      [JSON.stringify(officeHours("Asia/Taipei"))],
    );
    await client.query(
      "INSERT INTO sla_version (version, document, effective_from, published_at) VALUES (1, $1, to_timestamp(0), now()) ON CONFLICT DO NOTHING",
      [JSON.stringify(defaultTerms("Asia/Taipei"))],
    );
  } finally {
    await client.end();
  }
}

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
    await publishTerms(ownerUrl);
    const superuserUrl = server.superuserUrl();
    project.provide("testServer", { superuserUrl, ownerUrl, appUrl, template: TEMPLATE });
  } catch (error) {
    await tearDown();
    throw error;
  }
  return tearDown;
}
