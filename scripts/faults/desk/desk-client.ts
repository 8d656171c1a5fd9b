import { type ChildProcess, fork } from "node:child_process";
import { z } from "zod";
import { inProject } from "../../project";
import type { Outcome } from "../history";

const ORDER_MAX_MS = 15_000;

const answer = z.union([
  z.object({ ready: z.literal(true) }),
  z.object({ id: z.number(), result: z.unknown() }),
  z.object({ id: z.number(), error: z.string() }),
]);
const result = z.object({ ok: z.boolean(), reason: z.string().optional() });

/** Null: the desk died, or failed without saying whether anything was written. */
type Reply = { value: unknown } | null;

export type Desk = {
  ask: (work: string, subject: string, key?: string) => Promise<Reply>;
  /** kill -9, whatever is under way; the next order starts another one. */
  kill: () => Promise<void>;
  end: () => Promise<void>;
};

/** What an order came to: a thrown error or a death leaves open whether it was carried out. */
export function outcomeOf(reply: Reply): { outcome: Outcome; reason: string | null } {
  const said = reply && result.safeParse(reply.value);
  if (!said?.success) return { outcome: "unknown", reason: null };
  return said.data.ok
    ? { outcome: "ok", reason: null }
    : { outcome: "fail", reason: said.data.reason ?? "refused" };
}

type Running = { child: ChildProcess; ready: Promise<void>; gone: Promise<void> };

export function newDesk(env: NodeJS.ProcessEnv): Desk {
  const waiting = new Map<number, (reply: Reply) => void>();
  let running: Running | undefined;
  let last = 0;

  function launch(): Running {
    const execArgv = ["--import", "tsx"];
    const child = fork(inProject("scripts/faults/desk/desk.ts"), [], { env, execArgv, stdio: "ignore" });
    const gone = new Promise<void>((done) => child.once("exit", () => done()));
    const ready = new Promise<void>((done) => {
      child.on("message", (message) => {
        const said = answer.parse(message);
        if ("ready" in said) done();
        else waiting.get(said.id)?.("result" in said ? { value: said.result } : null);
      });
    });
    child.once("exit", () => {
      for (const settle of waiting.values()) settle(null);
      if (running?.child === child) running = undefined;
    });
    return { child, ready, gone };
  }

  async function ask(work: string, subject: string, key?: string): Promise<Reply> {
    running ??= launch();
    const { child, ready, gone } = running;
    await Promise.race([ready, gone]);
    if (!child.connected) return null;
    last += 1;
    const id = last;
    return new Promise((done) => {
      const settle = (reply: Reply) => {
        clearTimeout(late);
        waiting.delete(id);
        done(reply);
      };
      const late = setTimeout(settle, ORDER_MAX_MS, null);
      waiting.set(id, settle);
      child.send({ id, work, subject, key }, (error) => error && settle(null));
    });
  }

  return {
    ask,
    async kill() {
      const dying = running;
      dying?.child.kill("SIGKILL");
      await dying?.gone;
    },
    async end() {
      const ending = running;
      if (ending?.child.connected) ending.child.disconnect();
      await ending?.gone;
    },
  };
}
