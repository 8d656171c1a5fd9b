/** One phrase per line, so that a table of phrases stays a page to read and not a column of quotes. */
export function lines(text: TemplateStringsArray): readonly string[] {
  return text
    .join("")
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
}

/** Names of things, parted by commas. */
export function items(text: TemplateStringsArray): readonly string[] {
  return lines(text).flatMap((line) =>
    line
      .split(",")
      .map((item) => item.trim())
      .filter((item) => item !== ""),
  );
}
