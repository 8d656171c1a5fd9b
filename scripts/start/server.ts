import { type ChildProcess, spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import type { Env } from "@/lib/env";
import { inProject, isAlive, NEXT, pause, plainError, ROOT } from "../project";
import { childEnv } from "./settings";

const READY_MAX_MS = 120_000;
const STOP_MAX_MS = 10_000;

export type Server = { ready: () => Promise<void>; stop: () => Promise<void>; ended: Promise<number> };

/** Shows the server's lines only once it is ready: before that they are Next's greeting, kept in case it fails. */
function gate(child: ChildProcess) {
  let open = false;
  let held = "";
  child.stdout?.on("data", (chunk: Buffer) => {
    if (open) process.stdout.write(chunk);
    else held += chunk.toString();
  });
  child.stderr?.on("data", (chunk: Buffer) => {
    if (open) process.stderr.write(chunk);
    else held += chunk.toString();
  });
  return {
    open: () => {
      open = true;
    },
    held: () => held,
  };
}

async function isHealthy(url: string): Promise<boolean> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(5_000) });
    return response.status === 200;
  } catch {
    return false;
  }
}

/** Where this machine reaches the server, also when it listens on all addresses. */
export function localUrl(env: Env): string {
  const host = env.host === "0.0.0.0" ? "127.0.0.1" : env.host === "::" ? "::1" : env.host;
  return `http://${host.includes(":") ? `[${host}]` : host}:${env.port}`;
}

/** The commit that is checked out here, read from git's own files; empty where there are none. */
function commitOfCheckout(): string {
  const read = (name: string) => readFileSync(inProject(`.git/${name}`), "utf8").trim();
  try {
    const [, branch] = /^ref: (.+)$/.exec(read("HEAD")) ?? [];
    return branch ? read(branch) : read("HEAD");
  } catch {
    return "";
  }
}

/** Starts Next as a process group of its own, so that Ctrl-C reaches it through us, in the right order. */
export function startServer(env: Env, command: "start" | "dev"): Server {
  const follow = pathToFileURL(inProject("scripts/start/follow-parent.mjs")).href;
  const args = [
    "--import",
    follow,
    inProject(`node_modules/${NEXT}`),
    command,
    "-p",
    String(env.port),
    "-H",
    env.host,
  ];
  const child = spawn(process.execPath, args, {
    cwd: ROOT,
    detached: process.platform !== "win32",
    env: {
      ...childEnv(env),
      NODE_ENV: command === "dev" ? "development" : "production",
      AMENDS_PARENT: String(process.pid),
      // The server writes to a pipe; only here is known whether a person or a collector reads what comes out of it.
      AMENDS_LOG_FORMAT: process.env.AMENDS_LOG_FORMAT || (process.stdout.isTTY ? "text" : "json"),
      AMENDS_COMMIT: process.env.AMENDS_COMMIT || commitOfCheckout(),
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const output = gate(child);
  const ended = new Promise<number>((done) => {
    child.once("error", () => done(1));
    child.once("exit", (code) => done(code ?? 1));
  });
  return { ended, ready: () => waitUntilReady(env, ended, output), stop: () => stopChild(child, ended) };
}

async function waitUntilReady(
  env: Env,
  ended: Promise<number>,
  output: ReturnType<typeof gate>,
): Promise<void> {
  let exited = false;
  ended.then(() => {
    exited = true;
  });
  const deadline = Date.now() + READY_MAX_MS;
  while (!(await isHealthy(`${localUrl(env)}/api/health`))) {
    if (exited) throw plainError(`The server ended before it was ready:\n${output.held().trim()}`);
    if (Date.now() > deadline) throw plainError(`The server did not become ready:\n${output.held().trim()}`);
    await pause(50);
  }
  output.open();
}

async function stopChild(child: ChildProcess, ended: Promise<number>): Promise<void> {
  if (!child.pid || !isAlive(child.pid)) return;
  child.kill("SIGTERM");
  const late = await Promise.race([ended.then(() => false), pause(STOP_MAX_MS).then(() => true)]);
  if (late) child.kill("SIGKILL");
  await ended;
}
