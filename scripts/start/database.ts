import type { Env, Settings } from "@/lib/env";
import { type Embedded, startEmbedded } from "../database/embedded";
import { type Prepared, prepareEmbedded, prepareForeign } from "../database/prepare";
import { seconds } from "../project";
import { secretOf } from "./settings";

export type Database = Prepared & { release: () => Promise<void> };

export type OpenOptions = {
  /** Lines of progress; scripts that only need a database stay silent. */
  onProgress?: (topic: string, text: string) => void;
  /** Called as soon as something runs that must be stopped, even if the rest fails. */
  onOpen: (release: () => Promise<void>) => void;
};

function describe(embedded: Embedded, started: number): string {
  const how = embedded.reused ? "was already running" : "started";
  return `PostgreSQL ${how} on 127.0.0.1:${embedded.port} (${seconds(started)})`;
}

async function openEmbedded(settings: Settings, options: OpenOptions): Promise<Database> {
  const tell = options.onProgress ?? (() => undefined);
  const started = Date.now();
  const starting = startEmbedded({ dataDir: settings.dataDir, onProgress: (text) => tell("database", text) });
  // Registered before it runs: Ctrl-C in the middle waits for the start and then stops it.
  options.onOpen(() =>
    starting.then(
      (embedded) => embedded.release(),
      () => undefined,
    ),
  );
  const embedded = await starting;
  tell("database", describe(embedded, started));
  if (embedded.movedTo) {
    tell(
      "database",
      `its files lie in ${embedded.movedTo}, since PostgreSQL may not enter ${settings.dataDir}`,
    );
  }
  return { ...(await prepareEmbedded(embedded)), release: () => embedded.release() };
}

/** The database of the settings, running, migrated and with its rights: the user's own, or ours in the data folder. */
export async function openDatabase(settings: Settings, options: OpenOptions): Promise<Database> {
  const tell = options.onProgress ?? (() => undefined);
  const database = settings.databaseUrl
    ? { ...(await prepareForeign(settings.databaseUrl, secretOf(settings))), release: async () => undefined }
    : await openEmbedded(settings, options);
  const count = database.applied.length;
  if (count > 0) tell("migrations", `${count} applied`);
  if (!database.appRole)
    tell("database", "no role could be made for the app: triggers alone protect the ledger");
  return database;
}

export function runningEnv(settings: Settings, database: Database): Env {
  return { ...settings, databaseUrl: database.appUrl, secret: secretOf(settings) };
}
