import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { startEmbedded } from "@/scripts/database/embedded";
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
  const dataDir = mkdtempSync(join(tmpdir(), "amends-test-"));
  const server = await startEmbedded({ dataDir, throwAway: true });
  try {
    const { ownerUrl, appUrl } = await prepareEmbedded(server, TEMPLATE);
    project.provide("testServer", {
      superuserUrl: server.superuserUrl(),
      ownerUrl,
      appUrl,
      template: TEMPLATE,
    });
  } catch (error) {
    await server.destroy();
    throw error;
  }
  return () => server.destroy();
}
