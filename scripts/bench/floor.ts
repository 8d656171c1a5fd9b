import { pool } from "@/lib/db/client";
import { percentile } from "./figures";
import { statementsOf } from "./statements";

/** The median time in milliseconds of the statements alone, one after another on one connection. */
export async function floorOf(
  work: () => Promise<unknown>,
  rounds = 60,
): Promise<{ ms: number; statements: number }> {
  const statements = await statementsOf(work);
  const client = await pool().connect();
  try {
    const times: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const started = performance.now();
      for (const { text, values } of statements) await client.query(text, values);
      times.push(performance.now() - started);
    }
    return { ms: percentile(times, 0.5), statements: statements.length };
  } finally {
    client.release();
  }
}
