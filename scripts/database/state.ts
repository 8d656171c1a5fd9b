import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { isAlive, pause } from "../project";

const stateSchema = z.object({
  port: z.number(),
  passwords: z.object({ superuser: z.string(), owner: z.string(), app: z.string() }),
});
/** What must be known to reach the database of a data folder; kept in a file only its owner reads. */
export type State = z.infer<typeof stateSchema>;

const LOCK_MAX_MS = 180_000;

const stateFile = (dataDir: string) => join(dataDir, "postgres.json");
const usersFolder = (dataDir: string) => join(dataDir, "postgres-users");
const lockFile = (dataDir: string) => join(dataDir, "postgres.lock");

export function newState(): State {
  const password = () => randomBytes(24).toString("base64url");
  return { port: 0, passwords: { superuser: password(), owner: password(), app: password() } };
}

export function readState(dataDir: string): State | null {
  if (!existsSync(stateFile(dataDir))) return null;
  return stateSchema.parse(JSON.parse(readFileSync(stateFile(dataDir), "utf8")));
}

export function writeState(dataDir: string, state: State): void {
  writeFileSync(stateFile(dataDir), JSON.stringify(state), { mode: 0o600 });
}

/** Processes that use the database now; those that died without saying so are forgotten. */
function liveUsers(dataDir: string): number[] {
  const folder = usersFolder(dataDir);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const [alive, dead] = [new Set<number>(), new Set<number>()];
  for (const name of readdirSync(folder)) (isAlive(Number(name)) ? alive : dead).add(Number(name));
  for (const pid of dead) rmSync(join(folder, String(pid)), { force: true });
  return [...alive];
}

export function addUser(dataDir: string): void {
  liveUsers(dataDir);
  writeFileSync(join(usersFolder(dataDir), String(process.pid)), "", { mode: 0o600 });
}

/** Takes this process off the list; true when nobody is left, so that the database should stop. */
export function removeUser(dataDir: string): boolean {
  rmSync(join(usersFolder(dataDir), String(process.pid)), { force: true });
  return liveUsers(dataDir).length === 0;
}

/** Left by a process that died: its number is free, or ours by chance, or it is older than any start takes. */
function isStale(file: string): boolean {
  const stat = statSync(file, { throwIfNoEntry: false });
  if (!stat) return false;
  const holder = Number(readFileSync(file, "utf8"));
  if (Date.now() - stat.mtimeMs > LOCK_MAX_MS) return true;
  // An empty file is one being written this instant.
  return holder > 0 && (holder === process.pid || !isAlive(holder));
}

function takeLock(file: string): boolean {
  try {
    writeFileSync(file, String(process.pid), { flag: "wx", mode: 0o600 });
    return true;
  } catch {
    if (isStale(file)) rmSync(file, { force: true });
    return false;
  }
}

/** Starting and stopping, one process at a time; not to be nested. */
export async function withLock<T>(dataDir: string, work: () => Promise<T>): Promise<T> {
  while (!takeLock(lockFile(dataDir))) await pause(50);
  try {
    return await work();
  } finally {
    rmSync(lockFile(dataDir), { force: true });
  }
}
