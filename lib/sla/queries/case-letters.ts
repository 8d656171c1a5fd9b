import type { Tx } from "@/lib/db/client";
import { type CaseLetters, caseLetters } from "@/lib/domain/sla/terms/packs/of-case";
import { slaBook } from "@/lib/sla/queries/book";
import { clockEvents } from "@/lib/sla/queries/events";

/** The packs that a case is under and which of their letters went out, from its log. */
export async function lettersOfCase(tx: Tx, complaintId: string): Promise<CaseLetters> {
  const book = await slaBook(tx);
  // Where no pack was ever taken there is nothing to read.
  if (!book.terms.some(({ terms }) => terms.clocks.some(({ pack }) => pack !== null)))
    return { packs: [], sent: [] };
  return caseLetters(book, await clockEvents(tx, complaintId));
}
