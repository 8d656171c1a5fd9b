import { z } from "zod";
import { BOOK_WORKS } from "./books";
import { CASE_WORKS } from "./case";
import { MONEY_WORKS } from "./money";
import { PAYOUT_WORKS } from "./payouts";
import type { Works } from "./works";

// The desk in a process of its own, which is killed between any two of its awaits: each order is one of the app's own
// mutations, as the actions of the pages call them.

const order = z.object({ id: z.number(), work: z.string(), subject: z.string(), key: z.string().optional() });

const WORKS: Works = { ...CASE_WORKS, ...PAYOUT_WORKS, ...MONEY_WORKS, ...BOOK_WORKS };

/** Results hold amounts as bigint, which a message between processes cannot carry. */
function plain(value: unknown): unknown {
  return JSON.parse(
    JSON.stringify(value, (_key, part: unknown) => (typeof part === "bigint" ? String(part) : part)),
  );
}

process.on("message", (message) => {
  const { id, work, subject, key = "" } = order.parse(message);
  const done = WORKS[work]?.(subject, key) ?? Promise.reject(new Error(`no such work: ${work}`));
  done.then(
    (result) => process.send?.({ id, result: plain(result) }),
    (error: unknown) => process.send?.({ id, error: error instanceof Error ? error.message : String(error) }),
  );
});
process.on("disconnect", () => process.exit(0));
process.send?.({ ready: true });
