import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { Client } from "pg";
import { isAlive, pause, runCommand } from "../project";
import type { Place } from "./place";

const RECOVERY_MAX_MS = 120_000;

/** What PostgreSQL itself wrote down about its running server: process and port. */
type Recorded = { pid: number; port: number };

export function readPidFile(place: Place): Recorded | null {
  const file = join(place.cluster, "postmaster.pid");
  if (!existsSync(file)) return null;
  const lines = readFileSync(file, "utf8").split("\n");
  return { pid: Number(lines[0]), port: Number(lines[3]) };
}

export function superuserUrl(port: number, password: string, database = "postgres"): string {
  return `postgresql://postgres:${password}@127.0.0.1:${port}/${database}`;
}

/** Whether the server behind this port is the one of our folder, and takes our password. */
async function answers(place: Place, port: number, password: string): Promise<boolean> {
  const client = new Client({
    connectionString: superuserUrl(port, password),
    connectionTimeoutMillis: 2_000,
  });
  client.on("error", () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ folder: string }>(
      "SELECT current_setting('data_directory') AS folder",
    );
    return rows[0]?.folder === place.cluster;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Whether a process number still belongs to a PostgreSQL server of this folder: numbers are given out again. */
async function isOurs(place: Place, pid: number): Promise<boolean> {
  if (!Number.isInteger(pid) || pid <= 0 || !isAlive(pid)) return false;
  if (process.platform === "win32") {
    const list = await runCommand("tasklist", ["/FI", `PID eq ${pid}`, "/NH"]);
    return list.output.toLowerCase().includes("postgres");
  }
  if (process.platform === "linux") {
    const commandLine = `/proc/${pid}/cmdline`;
    return existsSync(commandLine) && readFileSync(commandLine, "utf8").includes(place.cluster);
  }
  const shown = await runCommand("ps", ["-p", String(pid), "-o", "command="]);
  return shown.output.includes(place.cluster);
}

/**
 * The port of a server that is already running in this folder, also one left by a process that was killed.
 * A server still recovering is waited for; a stale postmaster.pid is removed, since PostgreSQL would refuse to start
 * where its number was given to another process.
 */
export async function findRunning(place: Place, password: string): Promise<number | null> {
  const deadline = Date.now() + RECOVERY_MAX_MS;
  for (;;) {
    const recorded = readPidFile(place);
    if (!recorded) return null;
    if (await answers(place, recorded.port, password)) return recorded.port;
    if (!(await isOurs(place, recorded.pid))) {
      rmSync(join(place.cluster, "postmaster.pid"), { force: true });
      return null;
    }
    if (Date.now() > deadline) {
      await stopServer(place, "immediate");
      return null;
    }
    await pause(100);
  }
}

function pgCtl(place: Place, args: string[]) {
  return runCommand(place.binaries.pgCtl, ["-D", place.cluster, ...args], { cwd: "/", ...place.user });
}

/** Starts the server on `port` of the loopback address; the answer is PostgreSQL's own when it failed. */
export async function startServer(place: Place, port: number, settings: Record<string, string>) {
  const flags = Object.entries({ port: String(port), listen_addresses: "127.0.0.1", ...settings });
  const options = flags.map(([name, value]) => `-c ${name}=${value}`).join(" ");
  return pgCtl(place, [
    "start",
    "--wait",
    "--timeout=120",
    "--silent",
    `--log=${place.log}`,
    `--options=${options}`,
  ]);
}

export async function stopServer(place: Place, mode: "fast" | "immediate" = "fast"): Promise<void> {
  const stopped = await pgCtl(place, ["stop", "--wait", "--timeout=30", `--mode=${mode}`]);
  if (stopped.code !== 0 && mode === "fast" && existsSync(join(place.cluster, "postmaster.pid"))) {
    await pgCtl(place, ["stop", "--wait", "--timeout=10", "--mode=immediate"]);
  }
}
