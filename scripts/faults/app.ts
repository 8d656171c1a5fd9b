import { type ChildProcess, spawn } from "node:child_process";
import { pathToFileURL } from "node:url";
import { inProject, NEXT, pause, plainError, ROOT } from "../project";

const READY_MAX_MS = 120_000;

/** The app itself, as `npm start` runs it, which can be killed and started again. */
export type App = {
  url: string;
  start: () => Promise<void>;
  /** kill -9: no handler runs, no answer is finished. */
  kill: () => Promise<void>;
  isUp: () => Promise<boolean>;
  /** What it last wrote, for when it does not come up. */
  words: () => string;
};

export function newApp(env: NodeJS.ProcessEnv, port: number): App {
  const url = `http://127.0.0.1:${port}`;
  let child: ChildProcess | undefined;
  let words = "";
  const isUp = () => answers(`${url}/api/health`);
  return {
    url,
    isUp,
    words: () => words,
    async start() {
      child = launch(env, port);
      words = "";
      const keep = (chunk: Buffer) => {
        words = `${words}${chunk.toString()}`.slice(-4_000);
      };
      child.stdout?.on("data", keep);
      child.stderr?.on("data", keep);
      const deadline = Date.now() + READY_MAX_MS;
      while (!(await answers(`${url}/api/health`, [200, 503]))) {
        if (child.exitCode !== null || Date.now() > deadline)
          throw plainError(`The app did not start:\n${words.trim()}`);
        await pause(50);
      }
    },
    async kill() {
      const dying = child;
      child = undefined;
      if (!dying?.pid || dying.exitCode !== null) return;
      const gone = new Promise((done) => dying.once("exit", done));
      dying.kill("SIGKILL");
      await gone;
    },
  };
}

function launch(env: NodeJS.ProcessEnv, port: number): ChildProcess {
  const follow = pathToFileURL(inProject("scripts/start/follow-parent.mjs")).href;
  const args = ["--import", follow, inProject(`node_modules/${NEXT}`), "start"];
  return spawn(process.execPath, [...args, "-p", String(port), "-H", "127.0.0.1"], {
    cwd: ROOT,
    env: { ...env, NODE_ENV: "production", AMENDS_PARENT: String(process.pid) },
    stdio: ["ignore", "pipe", "pipe"],
  });
}

async function answers(url: string, wanted = [200]): Promise<boolean> {
  try {
    const { status } = await fetch(url, { signal: AbortSignal.timeout(5_000) });
    return wanted.includes(status);
  } catch {
    return false;
  }
}
