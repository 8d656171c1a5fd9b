import { isIP } from "node:net";
import { z } from "zod";

export const LOG_LEVELS = ["info", "debug", "silent"] as const;
export const LOG_FORMATS = ["json", "text"] as const;

const LOOPBACK = new Set(["127.0.0.1", "localhost", "::1"]);

function isWholeBetween(low: number, high: number): (text: string) => boolean {
  return (text) => /^\d{1,6}$/.test(text) && Number(text) >= low && Number(text) <= high;
}

function parsesAsUrl(text: string, protocols: string[]): boolean {
  return URL.canParse(text) && protocols.includes(new URL(text).protocol);
}

function isOrigin(text: string): boolean {
  return parsesAsUrl(text, ["http:", "https:"]) && new URL(text).origin === text.replace(/\/$/, "");
}

function isAddressOrRange(text: string): boolean {
  const [address = "", bits, ...rest] = text.split("/");
  const family = isIP(address);
  if (family === 0 || rest.length > 0) return false;
  return bits === undefined || isWholeBetween(0, family === 4 ? 32 : 128)(bits);
}

const whole = (low: number, high: number, example: string) =>
  z
    .string()
    .refine(isWholeBetween(low, high), `use a whole number from ${low} to ${high}, for example ${example}`)
    .transform(Number);

const choice = (on: string, off: string, mend: string) =>
  z.enum([on, off], `use ${mend}`).transform((value) => value === on);

const text = (check: (value: string) => boolean, mend: string) => z.string().refine(check, mend);

const variables = z.object({
  NODE_ENV: z
    .enum(["production", "development", "test"], "use production, development or test")
    .default("production"),
  PORT: whole(1, 65535, "PORT=3000").default(3000),
  HOST: text(
    (host) => isIP(host) > 0 || /^[a-z0-9][a-z0-9.-]*$/i.test(host),
    "use an address of this machine, for example HOST=127.0.0.1",
  ).default("127.0.0.1"),
  DATABASE_URL: text(
    (url) => parsesAsUrl(url, ["postgres:", "postgresql:"]),
    "use postgresql://user:password@host:5432/name, or leave it out for the database that comes with Amends",
  ).optional(),
  AMENDS_POOL_SIZE: whole(1, 200, "AMENDS_POOL_SIZE=10").default(10),
  AMENDS_DATA_DIR: z.string().default(".data"),
  AMENDS_DEMO: choice("1", "0", "1 (demo data and one-click sign-in) or 0 (a real installation)").default(
    true,
  ),
  AMENDS_RATE_LIMIT: choice("on", "off", "on or off").default(true),
  AMENDS_WORKER: choice("on", "off", "on or off (off: another process runs the background jobs)").default(
    true,
  ),
  AMENDS_LOG: z.enum(LOG_LEVELS, "use info, debug or silent").default("info"),
  AMENDS_LOG_FORMAT: z
    .enum(LOG_FORMATS, "use json (one object per line) or text (for a person at a terminal)")
    .default("json"),
  AMENDS_METRICS_TOKEN: text(
    (token) => /^[\x21-\x7e]{16,}$/.test(token),
    "use at least 16 random characters without spaces",
  ).optional(),
  AMENDS_COMMIT: z.string().max(64).optional(),
  AMENDS_PUBLIC_URL: text(
    isOrigin,
    "use the address customers type, without a path, for example https://care.example.com",
  ).optional(),
  AMENDS_SECRET: text((secret) => secret.length >= 32, "use at least 32 random characters").optional(),
  AMENDS_SETUP_CODE: text((code) => code.length >= 8, "use at least 8 characters").optional(),
  AMENDS_TRUSTED_PROXIES: text(
    (list) => list.split(",").every((part) => isAddressOrRange(part.trim())),
    "use addresses or ranges with commas between, for example 10.0.0.5,172.16.0.0/12",
  ).optional(),
  SMTP_URL: text(
    (url) => parsesAsUrl(url, ["smtp:", "smtps:"]),
    "use smtp://user:password@mail.example.com:587 (or smtps://…:465)",
  ).optional(),
  SMTP_HOST: z.string().optional(),
  SMTP_PORT: whole(1, 65535, "SMTP_PORT=587").default(587),
  SMTP_USER: z.string().optional(),
  SMTP_PASSWORD: z.string().optional(),
  SMTP_FROM: text(
    (from) => /^[^\r\n]*@[^\r\n]+$/.test(from),
    "use an e-mail address, for example care@example.com",
  ).optional(),
});
type Variables = z.infer<typeof variables>;

/** Where mail is handed over; `from` is the sender customers see. */
export type Smtp = { url: string; from: string };

export type Settings = {
  mode: "production" | "development" | "test";
  port: number;
  host: string;
  /** Where Amends keeps its own database, secret and set-up code; relative to the project folder. */
  dataDir: string;
  /** Null: `npm start` brings its own PostgreSQL. */
  databaseUrl: string | null;
  poolSize: number;
  demo: boolean;
  rateLimit: boolean;
  /** Whether this server process also runs the background jobs. */
  worker: boolean;
  /** Origin of every link in pages and mails, without a slash at the end. */
  publicUrl: string;
  /** Key of private links and sessions; null until `npm start` has made one. */
  secret: string | null;
  /** The first admin of a real installation has to type it. */
  setupCode: string | null;
  /** Addresses or CIDR ranges whose X-Forwarded-For is believed. */
  trustedProxies: string[];
  /** What a collector of figures has to show at /api/metrics; null: only this machine itself is answered. */
  metricsToken: string | null;
  /** The commit that was built, where somebody knows it. */
  commit: string | null;
  smtp: Smtp | null;
};

export type LogSettings = { level: (typeof LOG_LEVELS)[number]; format: (typeof LOG_FORMATS)[number] };

/** The settings of a running server: start has filled in what a user may leave out. */
export type Env = Settings & { databaseUrl: string; secret: string };

export type SettingsResult = { ok: true; settings: Settings } | { ok: false; problems: string[] };

export function isLoopback(host: string): boolean {
  return LOOPBACK.has(host) || /^127\.\d+\.\d+\.\d+$/.test(host);
}

/** Contradictions between variables that are each fine by themselves. */
function contradictions(vars: Variables): string[] {
  const problems: string[] = [];
  if (vars.AMENDS_DEMO && !isLoopback(vars.HOST))
    problems.push(
      `HOST is "${vars.HOST}", but demo mode signs anyone in and listens on this machine only: use HOST=127.0.0.1, or AMENDS_DEMO=0 for a real installation`,
    );
  if (vars.SMTP_URL && vars.SMTP_HOST)
    problems.push("SMTP_URL and SMTP_HOST are both set: keep one of the two");
  if ((vars.SMTP_URL || vars.SMTP_HOST) && !vars.SMTP_FROM)
    problems.push("SMTP_FROM is not set: use the sender address of your mails, for example care@example.com");
  if (vars.SMTP_HOST && Boolean(vars.SMTP_USER) !== Boolean(vars.SMTP_PASSWORD))
    problems.push("SMTP_USER and SMTP_PASSWORD belong together: set both or neither");
  return problems;
}

function smtpOf(vars: Variables): Smtp | null {
  if (!vars.SMTP_FROM) return null;
  if (vars.SMTP_URL) return { url: vars.SMTP_URL, from: vars.SMTP_FROM };
  if (!vars.SMTP_HOST) return null;
  const login = vars.SMTP_USER
    ? `${encodeURIComponent(vars.SMTP_USER)}:${encodeURIComponent(vars.SMTP_PASSWORD ?? "")}@`
    : "";
  const protocol = vars.SMTP_PORT === 465 ? "smtps" : "smtp";
  return { url: `${protocol}://${login}${vars.SMTP_HOST}:${vars.SMTP_PORT}`, from: vars.SMTP_FROM };
}

function defaultPublicUrl(host: string, port: number): string {
  if (host === "0.0.0.0" || host === "::") return `http://localhost:${port}`;
  return `http://${isIP(host) === 6 ? `[${host}]` : host}:${port}`;
}

function toSettings(vars: Variables): Settings {
  return {
    mode: vars.NODE_ENV,
    port: vars.PORT,
    host: vars.HOST,
    dataDir: vars.AMENDS_DATA_DIR,
    databaseUrl: vars.DATABASE_URL ?? null,
    poolSize: vars.AMENDS_POOL_SIZE,
    demo: vars.AMENDS_DEMO,
    rateLimit: vars.AMENDS_RATE_LIMIT,
    worker: vars.AMENDS_WORKER,
    publicUrl: vars.AMENDS_PUBLIC_URL?.replace(/\/$/, "") ?? defaultPublicUrl(vars.HOST, vars.PORT),
    secret: vars.AMENDS_SECRET ?? null,
    setupCode: vars.AMENDS_SETUP_CODE ?? null,
    trustedProxies: vars.AMENDS_TRUSTED_PROXIES?.split(",").map((part) => part.trim()) ?? [],
    metricsToken: vars.AMENDS_METRICS_TOKEN ?? null,
    commit: vars.AMENDS_COMMIT ?? null,
    smtp: smtpOf(vars),
  };
}

/** What may be shown of a wrong value: never a password or a secret. */
function shown(name: string, value: string | undefined): string {
  return /SECRET|PASSWORD|CODE|URL|TOKEN/.test(name) ? "cannot be used" : `is "${value ?? ""}"`;
}

/** Reads all settings at once; each problem names its variable and the mend. An empty variable counts as not set. */
export function readSettings(source: Record<string, string | undefined>): SettingsResult {
  const filled = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ""));
  const parsed = variables.safeParse(filled);
  if (!parsed.success) {
    const problems = parsed.error.issues.map((issue) => {
      const name = String(issue.path[0]);
      return `${name} ${shown(name, source[name])}: ${issue.message}`;
    });
    return { ok: false, problems };
  }
  const problems = contradictions(parsed.data);
  return problems.length > 0 ? { ok: false, problems } : { ok: true, settings: toSettings(parsed.data) };
}

let cached: Env | undefined;

/** The settings of this process, read once, at first use. Throws a message that names each variable at fault. */
export function env(): Env {
  if (cached) return cached;
  const result = readSettings(process.env);
  if (!result.ok) throw new Error(result.problems.join("\n"));
  const { databaseUrl, secret } = result.settings;
  if (!databaseUrl) throw new Error("DATABASE_URL is not set: start Amends with `npm start`, which sets it");
  if (!secret)
    throw new Error("AMENDS_SECRET is not set: start Amends with `npm start`, which makes and keeps one");
  cached = { ...result.settings, databaseUrl, secret };
  // next-auth reads its own address from here alone, and decides by it whether cookies must be secure.
  process.env.NEXTAUTH_URL ??= cached.publicUrl;
  return cached;
}

/** Whether this code came out of a build, which writes the word in its place; scripts and tests run the sources. */
export const isBuilt = process.env.NEXT_RUNTIME === "nodejs";

/** What the log needs, whatever else may be wrong: a server that cannot start must still be able to say so. */
export function logSettings(): LogSettings {
  const { AMENDS_LOG, AMENDS_LOG_FORMAT, NODE_ENV } = process.env;
  const level = LOG_LEVELS.find((one) => one === AMENDS_LOG) ?? (NODE_ENV === "test" ? "silent" : "info");
  const format = LOG_FORMATS.find((one) => one === AMENDS_LOG_FORMAT);
  return { level, format: format ?? (NODE_ENV === "development" ? "text" : "json") };
}

/** Tests and scripts that change the environment ask for a fresh reading. */
export function forgetEnv(): void {
  cached = undefined;
}
