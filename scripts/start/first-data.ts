import { randomInt } from "node:crypto";
import { rmSync } from "node:fs";
import { join } from "node:path";
import type { Env } from "@/lib/env";
import { withClient } from "../database/connect";
import { plainError, runScript, say, seconds } from "../project";
import { childEnv, keptValue } from "./settings";

// Without letters and digits that look or sound alike.
const CODE_LETTERS = "ACDEFGHJKMNPQRTUVWXY34679";

/** Whether the base data (and in demo mode the demo data) are missing, as some are in a house of an older version. */
export function needsSeed({ databaseUrl, demo }: Pick<Env, "databaseUrl" | "demo">): Promise<boolean> {
  return withClient(databaseUrl, async (client) => {
    const { rows } = await client.query<{ seeded: boolean; governed: boolean }>(
      `SELECT demo_seeded_at IS NOT NULL AS seeded,
         EXISTS (SELECT 1 FROM policy_version) AND EXISTS (SELECT 1 FROM sla_version) AS governed
       FROM organisation WHERE id = 1`,
    );
    const organisation = rows[0];
    return !organisation?.governed || (demo && !organisation.seeded);
  });
}

/** Runs prisma/seed.ts, which writes what every installation needs and, in demo mode, a company with a history. */
export async function seedIfEmpty(env: Env, onStart: (kill: () => void) => void): Promise<void> {
  if (!(await needsSeed(env))) return;
  const started = Date.now();
  say("data", env.demo ? "writing the demo data …" : "writing the default settings …");
  const { code, output } = await runScript("prisma/seed.ts", [], {
    env: { ...childEnv(env), NODE_ENV: "production" },
    show: (text) => void process.stdout.write(text),
    onStart: (kill) => onStart(() => kill("SIGTERM")),
  });
  if (code !== 0)
    throw plainError(
      `The first data could not be written:\n${output.trim().split("\n").slice(-8).join("\n")}`,
    );
  say("data", `done (${seconds(started)})`);
}

function newCode(): string {
  const letters = Array.from({ length: 16 }, () => CODE_LETTERS[randomInt(CODE_LETTERS.length)]);
  return letters.join("").replace(/(.{4})(?=.)/g, "$1-");
}

/** What the first admin of a real installation has to type; null once there is staff. */
export async function setupCode(env: Env): Promise<string | null> {
  const rows = await withClient(env.databaseUrl, (client) => client.query("SELECT 1 FROM staff LIMIT 1"));
  if (!env.demo && rows.rowCount === 0) return env.setupCode ?? keptValue(env.dataDir, "setup-code", newCode);
  rmSync(join(env.dataDir, "setup-code"), { force: true });
  return null;
}

/** One line per demo account. The accounts take this password in demo mode only. */
export async function demoLogins(env: Env): Promise<string[]> {
  const { rows } = await withClient(env.databaseUrl, (client) =>
    client.query<{ role: string; email: string }>(
      "SELECT role, email FROM staff WHERE is_demo AND active ORDER BY role, email",
    ),
  );
  return rows.map(({ role, email }) => `${role.padEnd(9)} ${email}`);
}
