import { plainError, runScript } from "../project";
import { openDatabase, runningEnv } from "./database";
import { generateClient } from "./generate";
import { beforeEnd, end, endOnSignals, endWithError } from "./lifetime";
import { childEnv, loadSettings } from "./settings";

/** `node scripts/run.mjs FILE args…`: runs a TypeScript file with the settings and the database of `npm start`. */
export async function main(args: string[]): Promise<void> {
  const [file, ...rest] = args;
  if (!file) throw plainError("Usage: node scripts/run.mjs FILE [arguments]");
  endOnSignals(130);
  const settings = loadSettings();
  await generateClient();
  try {
    const database = await openDatabase(settings, { onOpen: beforeEnd });
    const env = { ...childEnv(runningEnv(settings, database)), AMENDS_OWNER_URL: database.ownerUrl };
    const { code } = await runScript(file, rest, {
      env,
      passThrough: true,
      onStart: (kill) => beforeEnd(() => kill("SIGTERM")),
    });
    await end(code);
  } catch (error) {
    await endWithError(error);
  }
}
