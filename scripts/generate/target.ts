import { withClient } from "../database/connect";
import { startEmbedded } from "../database/embedded";
import { type Prepared, prepareEmbedded, prepareForeign } from "../database/prepare";
import { OWNER_ROLE } from "../database/roles";
import { readState } from "../database/state";
import { plainError } from "../project";
import { beforeEnd } from "../start/lifetime";

/** Where the history goes: a database that is migrated, with the addresses of its owner and of the app. */
export type Target = { name: string; ownerUrl: string; appUrl: string; isNew: boolean };

function setting(name: string): string {
  const value = process.env[name];
  if (!value) throw plainError(`${name} is missing: run this by npm run generate.`);
  return value;
}

const RESERVED: readonly string[] = ["postgres", "amends", "template0", "template1"];

function withDatabase(url: string, name: string): string {
  const changed = new URL(url);
  changed.pathname = `/${name}`;
  return changed.href;
}

async function isThere(url: string, name: string): Promise<boolean> {
  const found = await withClient(url, (client) =>
    client.query("SELECT 1 FROM pg_database WHERE datname = $1", [name]),
  );
  return found.rowCount !== 0;
}

/** Whether the database of npm start is the one that comes along: its owner and port say so. */
function isEmbedded(ownerUrl: string, dataDir: string): boolean {
  const { username, port, hostname } = new URL(ownerUrl);
  return username === OWNER_ROLE && hostname === "127.0.0.1" && readState(dataDir)?.port === Number(port);
}

const finished = new Set<string>();

/** What was begun and not finished goes again. */
async function dropUnfinished(url: string, name: string): Promise<void> {
  if (finished.has(name)) return;
  await withClient(url, (client) =>
    client.query(`DROP DATABASE IF EXISTS ${client.escapeIdentifier(name)} WITH (FORCE)`),
  );
}

type Making = { isNew: boolean; prepared: Prepared };

async function makeEmbedded(name: string, dataDir: string): Promise<Making> {
  const server = await startEmbedded({ dataDir });
  beforeEnd(() => server.release());
  const url = server.superuserUrl();
  const isNew = !(await isThere(url, name));
  if (isNew) beforeEnd(() => dropUnfinished(url, name));
  return { isNew, prepared: await prepareEmbedded(server, name) };
}

async function makeForeign(name: string, ownerUrl: string): Promise<Making> {
  const isNew = !(await isThere(ownerUrl, name));
  if (isNew) {
    beforeEnd(() => dropUnfinished(ownerUrl, name));
    await withClient(ownerUrl, (client) => client.query(`CREATE DATABASE ${client.escapeIdentifier(name)}`));
  }
  const prepared = await prepareForeign(withDatabase(ownerUrl, name), setting("AMENDS_SECRET"));
  return { isNew, prepared };
}

/** From now on the database stays, whatever ends this process: before that, one that was made here goes again. */
export function keep(target: Target): void {
  finished.add(target.name);
}

/** The database of that name on the server of npm start, made where it is missing; null: the one the app runs on. */
export async function openTarget(name: string | null): Promise<Target> {
  const ownerUrl = setting("AMENDS_OWNER_URL");
  if (name === null)
    return {
      name: new URL(ownerUrl).pathname.slice(1),
      ownerUrl,
      appUrl: setting("DATABASE_URL"),
      isNew: false,
    };
  if (RESERVED.includes(name)) throw plainError(`--database ${name} is taken: choose another name.`);
  const dataDir = setting("AMENDS_DATA_DIR");
  const { isNew, prepared } = isEmbedded(ownerUrl, dataDir)
    ? await makeEmbedded(name, dataDir)
    : await makeForeign(name, ownerUrl);
  return { name, isNew, ownerUrl: prepared.ownerUrl, appUrl: prepared.appUrl };
}
