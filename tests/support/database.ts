import { randomBytes } from "node:crypto";
import { Client } from "pg";
import { inject } from "vitest";

type Address = "superuserUrl" | "ownerUrl" | "appUrl";

/** The address of a database of the run's server: the app's own rights, the tables' owner, or above them all. */
export function addressOf(database: string, who: Address): string {
  const url = new URL(inject("testServer")[who]);
  url.pathname = `/${database}`;
  return url.href;
}

export async function withConnection<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

const administer = (statement: string) =>
  withConnection(inject("testServer").superuserUrl, (client) => client.query(statement));

/** A copy of the migrated template (or of another database) under a name of its own. */
export async function createDatabase(template = inject("testServer").template): Promise<string> {
  const name = `test_${randomBytes(8).toString("hex")}`;
  await administer(`CREATE DATABASE ${name} TEMPLATE ${template} OWNER amends_owner`);
  return name;
}

export async function dropDatabase(name: string): Promise<void> {
  await administer(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
}

/** The name of this test file's own database. */
export function currentDatabase(): string {
  return new URL(process.env.DATABASE_URL ?? "").pathname.slice(1);
}

/** Looks behind the curtain of this file's database, with the rights of the tables' owner. */
export function asOwner<T>(work: (client: Client) => Promise<T>): Promise<T> {
  return withConnection(addressOf(currentDatabase(), "ownerUrl"), work);
}

/** For what only the server's administrator may do. */
export function asSuperuser<T>(work: (client: Client) => Promise<T>): Promise<T> {
  return withConnection(addressOf(currentDatabase(), "superuserUrl"), work);
}
