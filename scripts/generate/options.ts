import { parseArgs } from "node:util";
import { MOST_COMPLAINTS } from "./plan/plan";

export type Options = {
  complaints: number;
  seed: number;
  /** YYYY-MM-DD: the day at whose beginning the history ends; null is today. */
  until: string | null;
  /** A database of this name on the same server instead of the one that the app runs on. */
  database: string | null;
  /** Empty the tables first. */
  replace: boolean;
};

export const USAGE = `Usage: npm run generate -- --complaints N [--seed S] [--until YYYY-MM-DD] [--database NAME] [--replace]

  --complaints  how many complaints of the last two years, up to ${MOST_COMPLAINTS}
  --seed        another number tells another history; the same one tells the same (default 1)
  --until       the history ends when this day begins (default: today)
  --database    write into a database of this name on the same server, made if it is not there
  --replace     delete all complaints, customers, awards and budgets that are there first

Without --database it writes into the database of npm start, beside the demo's complaints. The app need not run; if it
does, it waits until the history is in.`;

function isDay(text: string): boolean {
  const at = new Date(`${text}T00:00:00Z`);
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
}

/** The arguments, or what is wrong with them; "help" where only that was asked for. */
export function readOptions(
  args: readonly string[],
): { ok: true; value: Options } | { ok: false; problem: string } | "help" {
  const wrong = (problem: string) => ({ ok: false, problem }) as const;
  let values: Record<string, string | boolean | undefined>;
  try {
    ({ values } = parseArgs({
      args: [...args],
      options: {
        complaints: { type: "string" },
        seed: { type: "string", default: "1" },
        until: { type: "string" },
        database: { type: "string" },
        replace: { type: "boolean", default: false },
        help: { type: "boolean", short: "h" },
      },
    }));
  } catch (error) {
    return wrong(error instanceof Error ? error.message : "Unknown arguments");
  }
  if (values.help) return "help";
  const { complaints, seed, until, database, replace } = values;
  if (typeof complaints !== "string" || !/^\d{1,8}$/.test(complaints))
    return wrong("--complaints must be a whole number, for example --complaints 10000.");
  const count = Number(complaints);
  if (count < 1 || count > MOST_COMPLAINTS)
    return wrong(`--complaints must be from 1 to ${MOST_COMPLAINTS}.`);
  if (typeof seed !== "string" || !/^\d{1,9}$/.test(seed))
    return wrong("--seed must be a whole number of up to nine digits.");
  if (typeof until === "string" && !isDay(until)) return wrong("--until must be a day such as 2026-11-01.");
  if (typeof database === "string" && !/^[a-z][a-z0-9_]{0,39}$/.test(database))
    return wrong("--database takes small letters, digits and underscores, beginning with a letter.");
  return {
    ok: true,
    value: {
      complaints: count,
      seed: Number(seed),
      until: typeof until === "string" ? until : null,
      database: typeof database === "string" ? database : null,
      replace: replace === true,
    },
  };
}
