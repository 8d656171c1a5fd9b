import { statSync } from "node:fs";
import { resolve } from "node:path";
import type { Client } from "pg";
import { withClient } from "../database/connect";
import { plainError, seconds } from "../project";
import type { Told } from "./format";

const WORDS = {
  backup:
    "Usage: npm run backup -- FILE     copies the whole database into FILE, as it stands at one instant",
  restore: "Usage: npm run restore -- FILE    pours a backup into an empty database",
} as const;

/** One of the two commands: its file, the database of the settings, and one line about what was done. */
export async function runCommandOn(
  name: keyof typeof WORDS,
  work: (client: Client, path: string) => Promise<Told>,
): Promise<void> {
  try {
    const [file, ...rest] = process.argv.slice(2);
    if (!file || rest.length > 0 || file.startsWith("-")) throw plainError(WORDS[name]);
    const url = process.env.AMENDS_OWNER_URL;
    if (!url) throw plainError(`Run it by \`npm run ${name}\`, which finds the database.`);
    const path = resolve(process.env.INIT_CWD ?? process.cwd(), file);
    const started = Date.now();
    const { tables, rows } = await withClient(url, (client) => work(client, path));
    const megabytes = (statSync(path).size / 1e6).toFixed(1);
    process.stdout.write(
      `${name}: ${tables} tables, ${rows} rows, ${megabytes} MB, ${seconds(started)}\n` +
        "The secret is not in it: private links and sessions need the file `secret` of the data folder (or AMENDS_SECRET).\n",
    );
  } catch (error) {
    const isPlain = error instanceof Error && error.name === "PlainError";
    process.stderr.write(
      `${isPlain ? error.message : error instanceof Error ? error.stack : String(error)}\n`,
    );
    process.exitCode = 1;
  }
}
