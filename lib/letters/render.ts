import type { LetterStage } from "@/lib/domain/sla/terms/packs/letter";
import type { CasePack } from "@/lib/domain/sla/terms/packs/of-case";
import { LOCALES, type Locale } from "@/lib/i18n/config";
import { formatInstant } from "@/lib/i18n/format";
import { translatorFor } from "@/lib/i18n/translator";
import { greetingName, safeLine } from "@/lib/outbox/safe-text";

/** Whether a letter still says what somebody had to write over, in whichever language. */
export function isUnfilled(body: string): boolean {
  return LOCALES.some((locale) => body.includes(translatorFor(locale, "letters")("final-response.findings")));
}

export type LetterCase = {
  customerName: string;
  reference: string;
  receivedAt: Date;
  organisation: string;
  /** The customer's, not the reader's. */
  locale: Locale;
};

/**
 * The text of a letter that a law asks for, in the customer's language, filled from the case. What only a person can say
 * (what was found, what is done) stands in square brackets to be written over.
 */
export function letterText(
  about: LetterCase,
  { pack, due }: CasePack,
  { stage, until }: { stage: LetterStage; until?: CasePack["due"] },
): string {
  const { locale } = about;
  const t = translatorFor(locale, "letters");
  // A limit is the first instant that no longer counts: its day is the one before.
  const day = (limit: CasePack["due"]) =>
    limit &&
    formatInstant(new Date(limit.at.getTime() - 1), { locale, timeZone: limit.timeZone }, "date-long");
  const by = day(until ?? due);
  const { outside } = pack;
  const values = {
    reference: about.reference,
    organisation: safeLine(about.organisation, 100),
    received: formatInstant(about.receivedAt, { locale, timeZone: due?.timeZone ?? "UTC" }, "date-long"),
    law: pack.names[locale],
    due: by ?? "",
    outside: outside ? [outside.names[locale], outside.url].filter(Boolean).join(" · ") : "",
  };
  const name = greetingName(about.customerName);
  const paragraphs = [
    name ? t("greeting", { name }) : t("greetingNoName"),
    t(`${stage}.opening`, values),
    stage === "final-response" ? t("final-response.findings", values) : null,
    by === null || stage === "final-response" ? null : t(`${stage}.due`, values),
    stage === "acknowledgement" || outside === null ? null : t(`${stage}.outside`, values),
    `${t("closing")}\n${values.organisation}`,
  ];
  return paragraphs.filter((paragraph) => paragraph !== null).join("\n\n");
}
