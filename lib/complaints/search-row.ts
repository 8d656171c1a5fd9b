import { normaliseForSearch, searchTerms } from "@/lib/search/terms";

export type SearchRow = { terms: string[]; haystack: string };

/** The search row of a complaint: everything it may be found by, in one normal form. */
export function complaintSearchRow(parts: readonly (string | null)[]): SearchRow {
  const normalised = parts.flatMap((part) => {
    const text = part ? normaliseForSearch(part) : null;
    return text?.ok && text.text !== "" ? [text.text] : [];
  });
  // Line feeds part the texts, so that no word runs from the end of one into the next.
  const haystack = normalised.join("\n");
  return { terms: searchTerms(haystack), haystack };
}
