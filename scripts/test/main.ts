import { spawn } from "node:child_process";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inProject, plainError, ROOT, seconds } from "../project";
import { generateClient } from "../start/generate";
import { beforeEnd, end, endOnSignals, endWithError } from "../start/lifetime";
import { BESIDE_UNIT, PARTS, type Part, RUNNERS, type Run } from "./parts";
import { add, lastLine, NOTHING, type Tally } from "./tally";

const USAGE = `Usage: npm test                          everything
       npm test -- unit                  one part or several: ${PARTS.join(" ")}
       npm test -- integration ledger    only test files whose path contains "ledger"`;

export type Wanted = { parts: Part[]; filters: string[] };

/** Names of parts choose what runs; all other words narrow the tests to files whose path contains them. */
export function readArguments(args: string[]): Wanted {
  const unknown = args.find((word) => word.startsWith("-"));
  if (unknown) throw plainError(`Unknown option "${unknown}".\n${USAGE}`);
  const parts = PARTS.filter((part) => args.includes(part));
  const filters = args.filter((word) => !PARTS.some((part) => part === word));
  return { parts: parts.length > 0 ? parts : [...PARTS], filters };
}

/** The user's own settings stay out of the tests. */
export function withoutSettings(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const own = /^(AMENDS_.*|SMTP_.*|NEXTAUTH_.*|DATABASE_URL|PORT|HOST|TZ|PG[A-Z]+)$/;
  const rest = Object.fromEntries(Object.entries(env).filter(([name]) => !own.test(name)));
  return { ...rest, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" };
}

function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "amends-test-"));
  // As root the database runs as another user, who has to pass through.
  chmodSync(folder, 0o711);
  beforeEnd(() => rmSync(folder, { recursive: true, force: true }));
  // Nobody can tidy up after being killed outright: somebody else does.
  const watch = [inProject("scripts/test/after-kill.mjs"), String(process.pid), folder];
  spawn(process.execPath, watch, { cwd: ROOT, detached: true, stdio: "ignore" }).unref();
  return folder;
}

async function runPart(part: Part, run: Run): Promise<Tally> {
  const started = Date.now();
  run.show(`\n── ${part}\n`);
  let tally: Tally;
  try {
    tally = await RUNNERS[part](run);
  } catch (error) {
    const plain = error instanceof Error && error.name === "PlainError";
    run.show(`${plain ? error.message : error instanceof Error ? error.stack : String(error)}\n`);
    tally = { ...NOTHING, failed: 1 };
  }
  run.show(`── ${part}: ${tally.failed > 0 ? "FAILED" : "ok"} (${seconds(started)})\n`);
  return tally;
}

const without = (parts: readonly Part[], others: readonly Part[]) =>
  parts.filter((part) => !others.includes(part));

async function runInTurn(parts: readonly Part[], run: Run): Promise<Tally> {
  let total = NOTHING;
  for (const part of parts) total = add(total, await runPart(part, run));
  return total;
}

/** Both at once. What goes beside is heard of once the others are through, so that each can be read as a whole. */
async function runSideBySide(parts: readonly Part[], beside: readonly Part[], run: Run): Promise<Tally> {
  const held: string[] = [];
  let show: Run["show"] = (text) => void held.push(text);
  const ending = runInTurn(beside, { ...run, show: (text) => show(text) });
  const tally = await runInTurn(parts, run);
  run.show(held.join(""));
  show = run.show;
  return add(tally, await ending);
}

/** Everything that must hold, in order of cost; goes on after a failure, so that one run tells all. */
export async function main(args: string[]): Promise<void> {
  const { parts, filters } = readArguments(args);
  endOnSignals(130);
  try {
    await generateClient();
    const show = (text: string) => void process.stdout.write(text);
    const run = { folder: temporaryFolder(), env: withoutSettings(process.env), filters, show };
    const first = parts.filter((part) => part === "unit" || BESIDE_UNIT.includes(part));
    const together = first.includes("unit")
      ? await runSideBySide(["unit"], without(first, ["unit"]), run)
      : await runInTurn(first, run);
    const total = add(together, await runInTurn(without(parts, first), run));
    await end(total.failed > 0 ? 1 : 0, `\n${lastLine(total)}`);
  } catch (error) {
    await endWithError(error);
  }
}
