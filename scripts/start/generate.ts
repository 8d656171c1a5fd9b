import { existsSync, statSync } from "node:fs";
import { inProject, PRISMA, plainError, runTool, say } from "../project";

const CLIENT = "prisma/generated/client.ts";

function isStale(): boolean {
  const client = statSync(inProject(CLIENT), { throwIfNoEntry: false });
  if (!client) return true;
  const newest = Math.max(
    statSync(inProject("prisma/schema.prisma")).mtimeMs,
    statSync(inProject("node_modules/@prisma/client/package.json")).mtimeMs,
  );
  return client.mtimeMs < newest && existsSync(inProject("prisma/schema.prisma"));
}

/** Generates the database client where the schema is newer. No engine is needed for it, so none may be downloaded. */
export async function generateClient(): Promise<void> {
  if (!isStale()) return;
  say("client", "generating the database client …");
  const env = {
    ...process.env,
    PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
    PRISMA_HIDE_UPDATE_MESSAGE: "1",
  };
  const { code, output } = await runTool(PRISMA, ["generate"], { env });
  if (code !== 0) throw plainError(`The database client could not be generated:\n${output}`);
}
