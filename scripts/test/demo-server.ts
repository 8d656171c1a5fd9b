import { type ChildProcess, spawn } from "node:child_process";
import { createWriteStream, readFileSync } from "node:fs";
import { join } from "node:path";
import { freePort, startEmbedded } from "../database/embedded";
import { embeddedUrls } from "../database/prepare";
import { inProject, isAlive, pause, plainError, ROOT } from "../project";

const READY = "Amends is ready";
const READY_MAX_MS = 300_000;

export type DemoServer = {
  /** Settings of the running server, for tests that look into its database or sign in by writing a session. */
  env: Record<string, string>;
  /** The process of `npm start` itself. */
  pid: number;
  /** Stops it as Ctrl-C does; false when it did not end well. */
  stop: () => Promise<boolean>;
};

function waitForReady(child: ChildProcess): Promise<void> {
  let output = "";
  return new Promise((done, failed) => {
    const fail = (why: string) => failed(plainError(`The server for the journeys ${why}:\n${output.trim()}`));
    const read = (chunk: Buffer) => {
      output += chunk.toString();
      if (output.includes(READY)) done();
    };
    child.stdout?.on("data", read);
    child.stderr?.on("data", read);
    child.once("exit", (code) => fail(`ended with code ${code}`));
    setTimeout(() => fail("did not become ready"), READY_MAX_MS).unref();
  });
}

async function stopped(child: ChildProcess): Promise<boolean> {
  if (!child.pid || !isAlive(child.pid) || child.exitCode !== null) return child.exitCode === 0;
  const ended = new Promise<number | null>((done) => child.once("exit", done));
  child.kill("SIGTERM");
  const code = await Promise.race([ended, pause(30_000).then(() => "late" as const)]);
  if (code === "late") child.kill("SIGKILL");
  return code === 0;
}

/** The addresses of the database that `npm start` runs in a data folder, without stopping it afterwards. */
async function databaseEnv(dataDir: string): Promise<Record<string, string>> {
  const joined = await startEmbedded({ dataDir });
  const { appUrl, ownerUrl } = embeddedUrls(joined, "amends");
  await joined.release();
  return { DATABASE_URL: appUrl, AMENDS_OWNER_URL: ownerUrl };
}

/** `npm start` itself in demo mode, with a data folder and a port of its own. */
export async function startDemoServer(
  dataDir: string,
  env: NodeJS.ProcessEnv,
  onStart: (stop: () => Promise<boolean>) => void,
): Promise<DemoServer> {
  const port = String(await freePort());
  const settings = {
    PORT: port,
    AMENDS_DATA_DIR: dataDir,
    AMENDS_DEMO: "1",
    AMENDS_RATE_LIMIT: "off",
  };
  const child = spawn(process.execPath, [inProject("scripts/start.mjs")], {
    cwd: ROOT,
    env: { ...env, ...settings },
    stdio: ["ignore", "pipe", "pipe"],
    detached: process.platform !== "win32",
  });
  const stop = () => stopped(child);
  onStart(stop);
  // Everything the server says, for the journey that looks for people's words in it.
  const words = createWriteStream(join(dataDir, "server.log"));
  for (const stream of [child.stdout, child.stderr]) stream?.pipe(words, { end: false });
  await waitForReady(child);
  const url = `http://127.0.0.1:${port}`;
  return {
    pid: child.pid ?? 0,
    stop,
    env: {
      ...settings,
      ...(await databaseEnv(dataDir)),
      AMENDS_PUBLIC_URL: url,
      AMENDS_SERVER_LOG: join(dataDir, "server.log"),
      AMENDS_SECRET: readFileSync(join(dataDir, "secret"), "utf8"),
      NEXTAUTH_URL: url,
      NEXTAUTH_SECRET: readFileSync(join(dataDir, "secret"), "utf8"),
    },
  };
}
