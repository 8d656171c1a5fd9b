import type { CategoryKey } from "@/lib/domain/categories";
import { type Triage, triage } from "@/lib/domain/triage/triage";
import type { Locale } from "@/lib/i18n/config";
import type { Letter } from "./letter";
import { isLoud, type Passage } from "./passage";

/** What triage says, with the parts that are stored as JSON already written out. */
export type Graded = Pick<
  Triage,
  "severity" | "vulnerable" | "emotionalImpact" | "flags" | "suggestedImpact"
> & {
  reasonsJson: string;
  ruleIds: readonly string[];
};

export type Asked = {
  letter: Letter;
  /** The field "what would put it right". */
  sought: Passage | null;
  category: CategoryKey;
  locale: Locale;
  mood: number | null;
};

const MOST_KEPT = 50_000;
const grades = new Map<string, Graded>();

/**
 * What triage says of a complaint. Its rules look at one sentence at a time, so sentences in which it finds nothing are
 * left out before it is asked, and the same rest is asked about once.
 */
export function gradeOf({ letter, sought, category, locale, mood }: Asked): Graded {
  const telling = [...letter.sentences, ...(sought ? [sought] : [])].filter((one) => isLoud(one, locale));
  const text = telling.map((one) => one.text).join("\n\n");
  const key = `${category} ${locale} ${mood ?? "-"} ${text}`;
  const known = grades.get(key);
  if (known) return known;
  const { reasons, ...graded } = triage({ text, categoryKey: category, locale, mood });
  const made: Graded = {
    ...graded,
    reasonsJson: JSON.stringify(reasons),
    ruleIds: reasons.map(({ ruleId }) => ruleId),
  };
  if (grades.size < MOST_KEPT) grades.set(key, made);
  return made;
}
