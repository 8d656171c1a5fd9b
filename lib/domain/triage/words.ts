/** Reads a comma-separated list, so that a rule table stays a page to read and not a column of quotes. */
export function words(list: TemplateStringsArray): readonly string[] {
  return list
    .join("")
    .split(/[,\n]/)
    .map((word) => word.trim())
    .filter((word) => word !== "");
}
