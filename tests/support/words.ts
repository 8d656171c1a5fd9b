import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Locale } from "../../lib/i18n/config";
import type { Messages } from "../../lib/i18n/load-messages";

const FOLDER = join(import.meta.dirname, "../../lib/i18n/messages");

/** The texts of one language, read from their files: Playwright's loader imports no JSON. */
export function wordsOf(locale: Locale): Messages {
  const files = readdirSync(join(FOLDER, locale)).filter((name) => name.endsWith(".json"));
  const read = (name: string): unknown => JSON.parse(readFileSync(join(FOLDER, locale, name), "utf8"));
  const merged: Messages = JSON.parse(
    JSON.stringify(Object.fromEntries(files.map((name) => [name.replace(/\.json$/, ""), read(name)]))),
  );
  return merged;
}
