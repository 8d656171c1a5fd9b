import { sql, type Tx } from "@/lib/db/client";
import { normaliseForSearch, searchTerms } from "@/lib/search/terms";

/**
 * Makes more text of a complaint findable, in the caller's transaction: a reply, an answer, a note. What was findable
 * before stays so. A text that PostgreSQL cannot store was refused before it came here and adds nothing.
 */
export async function addToSearch(tx: Tx, complaintId: string, text: string): Promise<void> {
  const normalised = normaliseForSearch(text);
  if (!normalised.ok || normalised.text === "") return;
  await tx.$executeRaw(sql`
    INSERT INTO complaint_search (complaint_id, terms, haystack)
    VALUES (${complaintId}::uuid, ${searchTerms(normalised.text)}::text[], ${normalised.text})
    ON CONFLICT (complaint_id) DO UPDATE SET
      haystack = complaint_search.haystack || chr(10) || excluded.haystack,
      terms = ARRAY(SELECT DISTINCT term FROM unnest(complaint_search.terms || excluded.terms) term)`);
}
