import { randomBytes } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Env, readSettings, type Settings } from "@/lib/env";
import { makeDataDir } from "../database/place";
import { inProject, plainError } from "../project";

/** All settings, checked at once, with the data folder as an absolute path. */
export function loadSettings(source: NodeJS.ProcessEnv = process.env): Settings {
  const result = readSettings(source);
  if (!result.ok) {
    const list = result.problems.map((problem) => `  ${problem}`).join("\n");
    throw plainError(`Amends cannot start with these settings:\n${list}`);
  }
  return { ...result.settings, dataDir: makeDataDir(inProject(result.settings.dataDir)) };
}

/** A value made on the first run and kept in a file that only its owner reads. */
export function keptValue(dataDir: string, name: string, make: () => string): string {
  const file = join(dataDir, name);
  if (existsSync(file)) return readFileSync(file, "utf8").trim();
  const value = make();
  writeFileSync(file, value, { mode: 0o600 });
  return value;
}

/** Sessions and private links hang on the secret: with another one, all of them stop working. */
export function secretOf(settings: Settings): string {
  return (
    settings.secret ?? keptValue(settings.dataDir, "secret", () => randomBytes(32).toString("base64url"))
  );
}

/** What the server and the scripts get, besides what the user has set. */
export function childEnv(env: Env): NodeJS.ProcessEnv {
  return {
    ...process.env,
    PORT: String(env.port),
    HOST: env.host,
    DATABASE_URL: env.databaseUrl,
    AMENDS_DATA_DIR: env.dataDir,
    AMENDS_DEMO: env.demo ? "1" : "0",
    AMENDS_PUBLIC_URL: env.publicUrl,
    AMENDS_SECRET: env.secret,
    ...(env.setupCode ? { AMENDS_SETUP_CODE: env.setupCode } : {}),
    NEXTAUTH_URL: env.publicUrl,
    NEXTAUTH_SECRET: env.secret,
    NEXT_TELEMETRY_DISABLED: "1",
  };
}
