import { kindOfStage, LETTER_STAGES, letterName } from "@/lib/domain/sla/terms/packs/letter";
import { getLocale, getTranslations } from "@/lib/i18n/server";
import { type CaseLetterTexts, caseLetterTexts } from "@/lib/letters/queries";
import type { LetterOption, LetterWords } from "./letter-picker";

/** The letters that the packs of a case ask for, filled in and named for the reader; null where there are none. */
export async function letterChoice(
  complaintId: string,
): Promise<{ options: LetterOption[]; words: LetterWords } | null> {
  const { texts, sent } = await caseLetterTexts(complaintId);
  if (texts.length === 0) return null;
  const [t, stages, locale] = await Promise.all([
    getTranslations("letters.picker"),
    getTranslations("packs.stage"),
    getLocale(),
  ]);
  const option = ({ pack, stage, text }: CaseLetterTexts["texts"][number]): LetterOption => {
    const name = letterName({ pack: pack.key, stage });
    const values = { stage: stages(stage), law: pack.names[locale] };
    const isSent = sent.includes(name);
    return {
      name,
      kind: kindOfStage(stage),
      text,
      insert: isSent ? `${t("insert", values)} – ${t("sent")}` : t("insert", values),
      sentAs: t("sentAs", values),
    };
  };
  const order = (one: { stage: (typeof LETTER_STAGES)[number] }) => LETTER_STAGES.indexOf(one.stage);
  return {
    options: [...texts].sort((left, right) => order(left) - order(right)).map(option),
    words: { legend: t("legend"), remove: t("remove") },
  };
}
