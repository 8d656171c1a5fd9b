import type { Tx } from "@/lib/db/client";
import { db, sql } from "@/lib/db/client";
import { type LetterStage, letterName } from "@/lib/domain/sla/terms/packs/letter";
import type { Pack } from "@/lib/domain/sla/terms/packs/pack";
import { DEFAULT_LOCALE, isLocale } from "@/lib/i18n/config";
import { type LetterCase, letterText } from "@/lib/letters/render";
import { lettersOfCase } from "@/lib/sla/queries/case-letters";

type Row = Omit<LetterCase, "locale"> & { locale: string };

/** What letters say of a case; null when it is not there. */
export async function letterCase(tx: Tx, complaintId: string): Promise<LetterCase | null> {
  const [row] = await tx.$queryRaw<Row[]>(sql`
    SELECT cu.name AS "customerName", c.reference, c.received_at AS "receivedAt", c.locale,
      coalesce((SELECT o.name FROM organisation o WHERE o.id = 1), '') AS organisation
    FROM complaint c JOIN customer cu ON cu.id = c.customer_id WHERE c.id = ${complaintId}::uuid`);
  return row ? { ...row, locale: isLocale(row.locale) ? row.locale : DEFAULT_LOCALE } : null;
}

export type CaseLetterTexts = {
  texts: { pack: Pack; stage: LetterStage; text: string }[];
  /** The names of those that went out. */
  sent: string[];
};

/** Every letter that a case's packs ask for, filled in from the case. */
export async function caseLetterTexts(complaintId: string): Promise<CaseLetterTexts> {
  const { packs, sent } = await lettersOfCase(db(), complaintId);
  const about = packs.length > 0 ? await letterCase(db(), complaintId) : null;
  if (!about) return { texts: [], sent: [] };
  const texts = packs.flatMap((one) =>
    one.pack.letters.map((stage) => ({ pack: one.pack, stage, text: letterText(about, one, { stage }) })),
  );
  return { texts, sent: sent.map(letterName) };
}
