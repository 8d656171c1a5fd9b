import { createHmac } from "node:crypto";
import type { Client } from "pg";
import { withClient, withLogin } from "./connect";
import type { Embedded } from "./embedded";
import { migrateJobSchema } from "./job-schema";
import { migrate } from "./migrate";
import { APP_ROLE, ensureRole, grantAppRole, letActAs, OWNER_ROLE } from "./roles";

/** A database that is migrated and ready for the app. */
export type Prepared = {
  /** What the app connects with. */
  appUrl: string;
  /** The tables' owner: migrations, and tests that look behind the curtain. */
  ownerUrl: string;
  /** Null where roles may not be made: there only the triggers keep append-only tables append-only. */
  appRole: string | null;
  /** Migrations applied just now. */
  applied: string[];
};

type Urls = Omit<Prepared, "applied">;

async function prepare(urls: Urls): Promise<Prepared> {
  const { ownerUrl, appUrl, appRole } = urls;
  const applied = await migrate(ownerUrl);
  if (appRole) await withClient(ownerUrl, (client) => grantAppRole(client, appRole));
  await migrateJobSchema(ownerUrl, appUrl, appRole);
  return { ...urls, applied };
}

/** The addresses of one database of the built-in server, for its owner and for the app. */
export function embeddedUrls(embedded: Embedded, database: string): Urls {
  const url = embedded.superuserUrl(database);
  return {
    ownerUrl: withLogin(url, OWNER_ROLE, embedded.passwords.owner),
    appUrl: withLogin(url, APP_ROLE, embedded.passwords.app),
    appRole: APP_ROLE,
  };
}

async function ensureDatabase(client: Client, name: string): Promise<void> {
  const { rowCount } = await client.query("SELECT 1 FROM pg_database WHERE datname = $1", [name]);
  if (rowCount === 0) {
    await client.query(`CREATE DATABASE ${client.escapeIdentifier(name)} OWNER ${OWNER_ROLE}`);
  }
}

/** Roles, database, migrations and rights on the built-in server. */
export async function prepareEmbedded(embedded: Embedded, database = "amends"): Promise<Prepared> {
  await withClient(embedded.superuserUrl(), async (client) => {
    await ensureRole(client, OWNER_ROLE, embedded.passwords.owner);
    await ensureRole(client, APP_ROLE, embedded.passwords.app);
    await letActAs(client, OWNER_ROLE, APP_ROLE);
    await ensureDatabase(client, database);
  });
  return prepare(embeddedUrls(embedded, database));
}

/**
 * A role for the app on somebody's own server, named after the database so that two installations never share one.
 * Its password follows from the secret: all servers of one installation agree on it without telling each other.
 */
async function tryAppRole(url: string, secret: string): Promise<Urls | null> {
  const password = createHmac("sha256", secret).update("database role of the app").digest("base64url");
  try {
    return await withClient(url, async (client) => {
      const { rows } = await client.query<{ id: string; may: boolean; owner: string }>(
        `SELECT (SELECT oid FROM pg_database WHERE datname = current_database()) AS id,
           rolcreaterole OR rolsuper AS may, current_user AS owner
         FROM pg_roles WHERE rolname = current_user`,
      );
      if (!rows[0]?.may) return null;
      const appRole = `${APP_ROLE}_${rows[0].id}`;
      await ensureRole(client, appRole, password);
      await letActAs(client, rows[0].owner, appRole);
      const appUrl = withLogin(url, appRole, password);
      // The server may let only known users in.
      const enters = await withClient(appUrl, (app) => app.query("SELECT current_user AS name"));
      return enters.rows[0]?.name === appRole ? { ownerUrl: url, appUrl, appRole } : null;
    });
  } catch {
    return null;
  }
}

/** Migrations and rights on the database of `DATABASE_URL`. */
export async function prepareForeign(url: string, secret: string): Promise<Prepared> {
  await withClient(url, (client) => client.query("SELECT 1"));
  return prepare((await tryAppRole(url, secret)) ?? { ownerUrl: url, appUrl: url, appRole: null });
}
