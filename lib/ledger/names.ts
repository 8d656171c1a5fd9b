import type { Locale } from "@/lib/i18n/config";

/** A name kept in several languages, in the reader's; English where that one is missing. */
export function nameIn(names: unknown, locale: Locale): string {
  const table = new Map<string, unknown>(
    typeof names === "object" && names !== null ? Object.entries(names) : [],
  );
  const name = table.get(locale) ?? table.get("en");
  return typeof name === "string" ? name : "";
}
