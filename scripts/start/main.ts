import type { Env } from "@/lib/env";
import { plainError, say, seconds } from "../project";
import { buildIfStale } from "./build";
import { openDatabase, runningEnv } from "./database";
import { demoLogins, seedIfEmpty, setupCode } from "./first-data";
import { generateClient } from "./generate";
import { beforeEnd, endOnSignals, endWithError, isEnding } from "./lifetime";
import { checkPort } from "./port";
import { startServer } from "./server";
import { childEnv, loadSettings } from "./settings";

const USAGE = `Usage: npm start            start Amends (settings are environment variables, see README)
       npm run dev          the same for developers: pages are rebuilt as they change`;

/** `start`, or `dev` with --dev; anything else is a mistake that is named. */
export function readArguments(args: string[]): "start" | "dev" | "help" {
  const [first, ...rest] = args;
  if (first === undefined) return "start";
  if (rest.length === 0 && (first === "--help" || first === "-h")) return "help";
  if (rest.length === 0 && first === "--dev") return "dev";
  throw plainError(`Unknown argument "${args.join(" ")}".\n${USAGE}`);
}

function describe(env: Pick<Env, "demo" | "smtp" | "dataDir">): string {
  const mode = env.demo ? "demo mode" : "real installation";
  const mail = env.smtp ? "mails go out" : "no SMTP, mails are kept in the Outbox";
  return `${mode}, ${mail}, data in ${env.dataDir}`;
}

async function announce(env: Env, startedMs: number): Promise<void> {
  const lines = [
    "",
    `Amends is ready (${seconds(startedMs)}).`,
    "",
    `  Customers    ${env.publicUrl}/complaints/new`,
    `  Staff        ${env.publicUrl}/login`,
  ];
  if (env.demo) {
    lines.push("", '  Demo log-ins (password "demo", or one click on the sign-in page):');
    lines.push(...(await demoLogins(env)).map((login) => `    ${login}`));
  }
  if (env.setupCode) {
    lines.push("", `  First admin  ${env.publicUrl}/setup`, `  Set-up code  ${env.setupCode}`);
  }
  process.stdout.write(`${lines.join("\n")}\n\n  Ctrl-C stops it.\n\n`);
}

async function serve(env: Env, command: "start" | "dev", startedMs: number): Promise<void> {
  const server = startServer(env, command);
  beforeEnd(server.stop);
  await server.ready();
  await announce(env, startedMs);
  await server.ended;
  if (!isEnding()) throw plainError("The server ended by itself: its last words are above.");
}

async function start(command: "start" | "dev", startedMs: number): Promise<void> {
  const settings = loadSettings();
  say("settings", describe(settings));
  await checkPort(settings.host, settings.port);
  await generateClient();
  const database = await openDatabase(settings, { onProgress: say, onOpen: beforeEnd });
  const env = runningEnv(settings, database);
  await seedIfEmpty(env, beforeEnd);
  const ready: Env = { ...env, setupCode: await setupCode(env) };
  if (command === "start") await buildIfStale(childEnv(ready), beforeEnd);
  await serve(ready, command, startedMs);
}

/** From a fresh clone to a server that answers; returns only when it has ended. */
export async function main(args: string[]): Promise<void> {
  const command = readArguments(args);
  if (command === "help") {
    process.stdout.write(`${USAGE}\n`);
    return;
  }
  endOnSignals(0, "Stopped.");
  try {
    await start(command, Date.now() - process.uptime() * 1000);
  } catch (error) {
    await endWithError(error);
  }
}
