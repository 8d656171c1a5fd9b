import { Client } from "pg";
import { vi } from "vitest";

/** Every statement that some work sends to the database, in order, without its values. Nothing else may run meanwhile. */
export async function statementsOf(work: () => Promise<unknown>): Promise<string[]> {
  const query = vi.spyOn(Client.prototype, "query");
  try {
    await work();
    return query.mock.calls.map(([first]: unknown[]) =>
      typeof first === "string" ? first : String(Reflect.get(Object(first), "text")),
    );
  } finally {
    query.mockRestore();
  }
}
