/** One line for whoever runs the server. Never a payload or an error's own words: both may hold personal data. */
export type Log = (line: string) => void;

export const toStandardError: Log = (line) => {
  process.stderr.write(`[jobs] ${line}\n`);
};

/** What may be said of an error: its kind and code. */
export function errorLabel(error: unknown): string {
  if (!(error instanceof Error)) return "unknown error";
  const code: unknown = Reflect.get(error, "code");
  return typeof code === "string" ? `${error.name} ${code}` : error.name;
}
