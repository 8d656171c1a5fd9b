import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { inProject, plainError, runCommand, say } from "../project";

const SEED = "1";

/** The data folder of a history of this size, generated once and kept for the next run. */
export async function historyOf(complaints: number, env: NodeJS.ProcessEnv): Promise<string> {
  const dataDir = inProject(`.data/bench-${complaints}`);
  const mark = join(dataDir, "generated");
  if (existsSync(mark)) return dataDir;
  mkdirSync(dataDir, { recursive: true });
  say("history", `generating ${complaints.toLocaleString("en")} complaints, once …`);
  const args = [
    "scripts/run.mjs",
    "scripts/generate.ts",
    "--complaints",
    String(complaints),
    "--seed",
    SEED,
    "--replace",
  ];
  const { code } = await runCommand(process.execPath, args, {
    env: { ...env, AMENDS_DATA_DIR: dataDir },
    passThrough: true,
  });
  if (code !== 0) throw plainError("The history for the benchmark could not be generated.");
  writeFileSync(mark, `${complaints}\n`);
  return dataDir;
}
