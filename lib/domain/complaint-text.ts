/** As much of a complaint as fits a list row, in user-perceived characters' code points. */
const SUBJECT_LENGTH = 80;

/** One line that stands for the whole text: its first sentence, cut at a word where there are words. */
export function subjectOf(description: string): string {
  const line = description.trim().split("\n")[0]?.replace(/\s+/g, " ").trim() ?? "";
  const sentence = /^.{8,}?(?:[。！？!?]|\.(?=\s|$))/u.exec(line)?.[0] ?? line;
  // Cut by code points, so that no character is halved.
  const points = [...sentence];
  if (points.length <= SUBJECT_LENGTH) return sentence;
  const cut = points.slice(0, SUBJECT_LENGTH - 1).join("");
  const atWord = cut.replace(/\s+\S{0,20}$/, "");
  return `${atWord.length >= SUBJECT_LENGTH / 2 ? atWord : cut}…`;
}

/**
 * The one form under which order references are compared: half-width, capitals, single spaces. "ab-12 " is "AB-12".
 */
export function normaliseOrderReference(text: string): string {
  return text.normalize("NFKC").toUpperCase().replace(/\s+/g, " ").trim();
}
