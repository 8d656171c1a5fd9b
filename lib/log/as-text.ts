const HIDDEN = new Set(["level", "time", "pid", "message", "error", "request"]);

type Frame = { name?: unknown; message?: unknown; code?: unknown; frames?: unknown; cause?: unknown };

function errorLines(error: unknown): string {
  if (typeof error !== "object" || error === null) return "";
  const { name, message, code, frames, cause }: Frame = error;
  const told = [name, code, message].filter((word) => word !== undefined).map(String);
  const head = `\n    ${told.join(" ")}`;
  const below = Array.isArray(frames) ? frames.map((frame) => `\n      at ${String(frame)}`).join("") : "";
  return head + below + (cause ? errorLines(cause) : "");
}

/** A line of the log as a person reads it at a terminal: time, level, message, then what is left, name=value. */
export function asText(line: string): string {
  const entry: unknown = JSON.parse(line);
  if (typeof entry !== "object" || entry === null) return line;
  const { time, level, message, error, ...rest }: Record<string, unknown> = { ...entry };
  const fields = Object.entries(rest).filter(([name]) => !HIDDEN.has(name));
  const told = fields.map(([name, value]) => `${name}=${String(value)}`).join(" ");
  const clock = String(time).slice(11, 23);
  return `${clock} ${String(level).padEnd(5)} ${String(message)}${told ? ` ${told}` : ""}${errorLines(error)}\n`;
}
