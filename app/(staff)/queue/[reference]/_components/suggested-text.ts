import type { CaseFile } from "@/lib/complaints/queries/case";
import { suggestedWord, type WordFacts, type WordPart } from "@/lib/domain/suggested-word";
import { formatInstant, type Place } from "@/lib/i18n/format";
import { type Translate, translatorFor } from "@/lib/i18n/translator";

/** A holding reply in the customer's language, with times where the house is. */
export function suggestedText(
  { status, locale }: Pick<CaseFile, "status" | "locale">,
  facts: Omit<WordFacts, "status">,
  timeZone: string,
): string {
  const t = translatorFor(locale, "case");
  const sentences = suggestedWord({ ...facts, status }).map((part) =>
    sentence(part, t, { locale, timeZone }),
  );
  return sentences.join(locale === "en" ? " " : "");
}

function sentence(part: WordPart, t: Translate, place: Place): string {
  switch (part.key) {
    case "departments":
      return t("word.departments", {
        departments: part.departments.join(place.locale === "en" ? ", " : "、"),
      });
    case "next":
      return t("word.next", { due: formatInstant(part.due, place) });
    default:
      return t(`word.${part.key}`);
  }
}
