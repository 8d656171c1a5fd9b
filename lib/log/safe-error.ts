const DEPTH = 4;
const FRAMES = 12;

/** What may be said of an error in a log. Its message is left out: Prisma and pg put the values at fault into it. */
export type SafeError = {
  name: string;
  /** Only where it is one of the fixed sentences below. */
  message?: string;
  /** SQLSTATE, Prisma's or Node's code. */
  code?: string;
  /** Names the same failure on the page that the reader saw. */
  digest?: string;
  constraint?: string;
  table?: string;
  frames: string[];
  cause?: SafeError;
};

/** Sentences that pg and Node say word for word, and that carry no code: without them a log would not name an outage. */
const FIXED_SENTENCES = new Set([
  "timeout exceeded when trying to connect",
  "Connection terminated unexpectedly",
  "Connection terminated due to connection timeout",
  "Connection terminated",
  "fetch failed",
  "aborted",
]);

/** A frame as V8 writes it. What a message could smuggle in under this form was cut off with the message before. */
const FRAME =
  /^ {4}at (?:async |new )?[^\n]{0,300}:\d+:\d+\)?$|^ {4}at [^\n]{0,300}\((?:<anonymous>|native|index \d+)\)$/;
const PLAIN_WORD = /^[A-Za-z_][A-Za-z0-9_.-]{0,79}$/;

function wordOf(value: object, key: string): string | null {
  const found: unknown = Reflect.get(value, key);
  const text = typeof found === "number" ? String(found) : found;
  return typeof text === "string" && /^[A-Za-z0-9_][A-Za-z0-9_.:-]{0,79}$/.test(text) ? text : null;
}

/** The lines below the message; none at all where the message cannot be told from them. */
function framesOf({ stack, message }: Error): string[] {
  if (!stack) return [];
  const at = message === "" ? 0 : stack.indexOf(message);
  const below =
    at < 0 ? stack.slice(Math.max(stack.indexOf("\n    at "), 0)) : stack.slice(at + message.length);
  const lines = below.split("\n").filter((line) => FRAME.test(line));
  return lines.slice(0, FRAMES).map((line) => line.slice(7));
}

/** An error's name is a class of ours or of a library; anything else could be text that somebody typed. */
function nameOf(error: Error): string {
  return PLAIN_WORD.test(error.name) ? error.name : "Error";
}

/** Kind, code and place of an error and of its causes, without a word of its message or its values. */
export function safeError(error: unknown, depth = 0): SafeError {
  if (!(error instanceof Error)) return { name: `thrown ${typeof error}`, frames: [] };
  const safe: SafeError = { name: nameOf(error), frames: framesOf(error) };
  if (FIXED_SENTENCES.has(error.message)) safe.message = error.message;
  for (const key of ["code", "digest", "constraint", "table"] as const) {
    const word = wordOf(error, key);
    if (word !== null) safe[key] = word;
  }
  const cause: unknown = error.cause ?? innerOf(error);
  if (cause instanceof Error && depth < DEPTH) safe.cause = safeError(cause, depth + 1);
  return safe;
}

/** Prisma's adapter hides what PostgreSQL said under `meta`. */
function innerOf(error: Error): unknown {
  const meta: unknown = Reflect.get(error, "meta");
  return typeof meta === "object" && meta !== null ? Reflect.get(meta, "driverAdapterError") : undefined;
}

/** The same in a few words, for a place that has room for no more: "PrismaClientKnownRequestError P2002". */
export function errorLabel(error: unknown): string {
  if (!(error instanceof Error)) return "unknown error";
  const code = wordOf(error, "code");
  return code === null ? nameOf(error) : `${nameOf(error)} ${code}`;
}
