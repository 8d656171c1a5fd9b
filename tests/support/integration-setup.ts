import { afterAll, vi } from "vitest";
import { closeDb } from "@/lib/db/client";
import { addressOf, createDatabase, dropDatabase } from "./database";

// Files share a process: what one has set, and what our code remembers of its database, must not reach the next.
for (const name of Object.keys(process.env))
  if (/^(AMENDS|SMTP|NEXTAUTH)_/.test(name) && name !== "AMENDS_TEST_DATA_DIR") delete process.env[name];
for (const name of Object.keys(globalThis))
  if (name.startsWith("amends")) Reflect.deleteProperty(globalThis, name);
vi.resetModules();

// Each test file works in a database of its own, with the app's own rights: what is revoked is really gone.
const database = await createDatabase();
Object.assign(process.env, {
  DATABASE_URL: addressOf(database, "appUrl"),
  AMENDS_SECRET: "a secret that only the tests know, 32+",
  AMENDS_DEMO: "1",
  AMENDS_RATE_LIMIT: "on",
  AMENDS_PUBLIC_URL: "https://amends.example",
});

afterAll(async () => {
  await closeDb();
  await dropDatabase(database);
});
