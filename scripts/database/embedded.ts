import {
  appendFileSync,
  chownSync,
  existsSync,
  mkdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { pause, plainError, runCommand } from "../project";
import { choosePlace, type Place } from "./place";
import { findRunning, startServer, stopServer, superuserUrl } from "./postmaster";
import { addUser, newState, readState, removeUser, type State, withLock, writeState } from "./state";

const LOG_MAX_BYTES = 10_000_000;

/** Settings of every server of ours. Statements and row details stay out of its log: they hold customers' words. */
const SETTINGS = {
  unix_socket_directories: "",
  log_min_error_statement: "panic",
  log_error_verbosity: "terse",
  log_statement: "none",
  timezone: "UTC",
};
/** In plain C, trigrams ignore Chinese. Only Linux is sure to have C.UTF-8; elsewhere PostgreSQL brings its own. */
const LOCALE =
  process.platform === "linux"
    ? ["--locale=C.UTF-8"]
    : ["--locale-provider=builtin", "--builtin-locale=C.UTF-8"];
/** For a database that is thrown away: durability only costs time. */
const THROW_AWAY = { fsync: "off", synchronous_commit: "off", full_page_writes: "off" };

export type Embedded = {
  port: number;
  passwords: State["passwords"];
  /** True when the server was already running. */
  reused: boolean;
  /** Where data and programs went when the service user could not reach the data folder. */
  movedTo: string | null;
  superuserUrl: (database?: string) => string;
  /** Stops the server unless another process still uses it. */
  release: () => Promise<void>;
};

export function freePort(): Promise<number> {
  return new Promise((done, failed) => {
    const server = createServer();
    server.once("error", failed);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => done(typeof address === "object" && address ? address.port : 0));
    });
  });
}

/** Makes the cluster beside its final name first: an interrupted first run leaves nothing that looks whole. */
async function initialise(place: Place, state: State): Promise<void> {
  const folder = `${place.cluster}.partial`;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { mode: 0o700 });
  const passwordFile = join(folder, "password");
  try {
    writeFileSync(passwordFile, state.passwords.superuser, { mode: 0o600 });
    const data = join(folder, "postgres");
    if (place.user)
      for (const path of [folder, passwordFile]) chownSync(path, place.user.uid, place.user.gid);
    const flags = [...LOCALE, "--encoding=UTF8", "--auth=scram-sha-256", "--username=postgres"];
    const args = [`--pgdata=${data}`, `--pwfile=${passwordFile}`, ...flags];
    const made = await runCommand(place.binaries.initdb, args, { cwd: "/", ...place.user });
    if (made.code !== 0)
      throw plainError(`PostgreSQL could not make its data folder: ${lastLine(made.output)}`);
    renameSync(data, place.cluster);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function lastLine(output: string): string {
  return output.trim().split("\n").at(-1) ?? "";
}

function prepareLog(place: Place): void {
  if (existsSync(place.log) && statSync(place.log).size > LOG_MAX_BYTES) rmSync(place.log);
  appendFileSync(place.log, "", { mode: 0o600 });
  if (place.user) chownSync(place.log, place.user.uid, place.user.gid);
}

async function startFresh(place: Place, settings: Record<string, string>): Promise<number> {
  prepareLog(place);
  let answer = "";
  // Another program may take the port first, and helpers of a killed server need a moment to end.
  for (let attempt = 0; attempt < 5; attempt += 1) {
    const port = await freePort();
    const started = await startServer(place, port, settings);
    if (started.code === 0) return port;
    answer = lastLine(started.output);
    await pause(500 * attempt);
  }
  throw plainError(`PostgreSQL did not start (${answer}): its own words are at the end of ${place.log}.`);
}

export type EmbeddedOptions = { dataDir: string; throwAway?: boolean; onProgress?: (text: string) => void };

async function ensureRunning(
  place: Place,
  options: EmbeddedOptions,
): Promise<{ state: State; reused: boolean }> {
  const known = readState(place.dataDir);
  const fresh = !existsSync(join(place.cluster, "PG_VERSION"));
  if (!known && !fresh) {
    throw plainError(
      `${place.dataDir} holds a database, but its password file postgres.json is gone: bring it back, or name another AMENDS_DATA_DIR.`,
    );
  }
  const state = known ?? newState();
  if (fresh) {
    options.onProgress?.("making a new database …");
    writeState(place.dataDir, state);
    await initialise(place, state);
  }
  const running = await findRunning(place, state.passwords.superuser);
  const port =
    running ?? (await startFresh(place, { ...SETTINGS, ...(options.throwAway ? THROW_AWAY : {}) }));
  writeState(place.dataDir, { ...state, port });
  return { state: { ...state, port }, reused: running !== null };
}

/** Starts the PostgreSQL of a data folder, or joins the one that is running there. */
export async function startEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  const place = await choosePlace(options.dataDir);
  const { state, reused } = await withLock(place.dataDir, async () => {
    const running = await ensureRunning(place, options);
    addUser(place.dataDir);
    return running;
  });
  const release = () =>
    withLock(place.dataDir, async () => {
      if (removeUser(place.dataDir)) await stopServer(place);
    });
  return {
    port: state.port,
    passwords: state.passwords,
    reused,
    movedTo: place.movedTo,
    superuserUrl: (database) => superuserUrl(state.port, state.passwords.superuser, database),
    release,
  };
}

/** Stops a throw-away server, whoever uses it, and deletes all it wrote, outside its data folder too. */
export async function destroyEmbedded(dataDir: string): Promise<void> {
  if (!existsSync(dataDir)) return;
  const place = await choosePlace(dataDir);
  await stopServer(place, "immediate");
  rmSync(place.dataDir, { recursive: true, force: true });
  if (place.movedTo) rmSync(place.movedTo, { recursive: true, force: true });
}
