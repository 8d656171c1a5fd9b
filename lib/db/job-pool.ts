import { Pool } from "pg";
import { env } from "@/lib/env";

/**
 * Connections of the job runner, apart from those of the pages: one of them listens for new jobs all the time, and a
 * pool of one connection must still answer its pages. The caller ends it.
 */
export function openJobPool(size: number): Pool {
  const pool = new Pool({
    connectionString: env().databaseUrl,
    max: size,
    connectionTimeoutMillis: 5_000,
    application_name: "amends jobs",
  });
  // A connection that dies (the database restarted) must not take the process along; the runner connects again.
  pool.on("error", () => undefined);
  pool.on("connect", (client) => client.on("error", () => undefined));
  return pool;
}
