import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { defaultTerms, officeHours } from "@/lib/domain/sla/terms/default-terms";
import { withClient } from "@/scripts/database/connect";
import { destroyEmbedded, startEmbedded } from "@/scripts/database/embedded";
import { embeddedUrls, prepareEmbedded } from "@/scripts/database/prepare";
import { generateClient } from "@/scripts/start/generate";

export type TestServer = {
  superuserUrl: string;
  ownerUrl: string;
  appUrl: string;
  template: string;
  bareTemplate: string;
};

declare module "vitest" {
  interface ProvidedContext {
    testServer: TestServer;
  }
}

/** Migrated and without a row, as a new data folder is before its first start. */
const BARE = "template_bare";
/** The same with the terms and hours of a new installation: without them nothing is promised to a complaint. */
const TEMPLATE = "template_amends";

/** Once for both projects, which share the server. */
async function copyOf(superuserUrl: string): Promise<void> {
  await withClient(superuserUrl, async (client) => {
    const { rowCount } = await client.query("SELECT 1 FROM pg_database WHERE datname = $1", [TEMPLATE]);
    if (rowCount === 0) await client.query(`CREATE DATABASE ${TEMPLATE} TEMPLATE ${BARE} OWNER amends_owner`);
  });
}

async function publishTerms(ownerUrl: string): Promise<void> {
  await withClient(ownerUrl, async (client) => {
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
  });
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
    await prepareEmbedded(server, BARE);
    await copyOf(server.superuserUrl());
    const { ownerUrl, appUrl } = embeddedUrls(server, TEMPLATE);
    await publishTerms(ownerUrl);
    const superuserUrl = server.superuserUrl();
    project.provide("testServer", { superuserUrl, ownerUrl, appUrl, template: TEMPLATE, bareTemplate: BARE });
  } catch (error) {
    await tearDown();
    throw error;
  }
  return tearDown;
}
