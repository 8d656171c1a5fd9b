import { afterAll } from "vitest";
import { closeDb } from "@/lib/db/client";
import { addressOf, createDatabase, dropDatabase } from "./database";

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
