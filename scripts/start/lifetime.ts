/** What must be undone before the process may end, newest first. */
type Undo = () => Promise<void> | void;

const undos: Undo[] = [];
let ending: Promise<void> | undefined;

export function beforeEnd(undo: Undo): void {
  undos.push(undo);
}

export function isEnding(): boolean {
  return ending !== undefined;
}

async function undoAll(): Promise<void> {
  for (let undo = undos.pop(); undo; undo = undos.pop()) {
    try {
      await undo();
    } catch (error) {
      process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    }
  }
}

/** Undoes everything once, then ends the process. A second Ctrl-C changes nothing: npm passes each one on twice. */
export function end(code: number, farewell?: string): Promise<never> {
  ending ??= undoAll().then(() => {
    if (farewell) process.stdout.write(`${farewell}\n`);
    process.exit(code);
  });
  return ending.then(() => new Promise<never>(() => undefined));
}

/** Ctrl-C and friends end in order; so does the death of npm, which would leave us running unseen. */
export function endOnSignals(code: number, farewell?: string): void {
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const)
    process.on(signal, () => void end(code, farewell));
  const parent = process.ppid;
  if (!process.env.npm_lifecycle_event || process.platform === "win32") return;
  setInterval(() => process.ppid !== parent && void end(code, farewell), 500).unref();
}

/** One sentence for what the user can mend, the stack for what only we can. */
export function endWithError(error: unknown): Promise<never> {
  // A step that was cut short by Ctrl-C fails; that is no news.
  if (!ending) {
    const plain = error instanceof Error && error.name === "PlainError";
    const text = error instanceof Error ? (plain ? error.message : error.stack) : String(error);
    process.stderr.write(`\n${text}\n`);
  }
  return end(1);
}
