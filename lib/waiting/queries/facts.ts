import { hasOpenAppeal } from "@/lib/complaints/queries/appeal";
import { type LetterContact, letterContact } from "@/lib/complaints/queries/letter-contact";
import type { Tx } from "@/lib/db/client";
import { AWARD_STATUSES, isOpenAward } from "@/lib/domain/award-state";
import type { Severity } from "@/lib/domain/severity";
import {
  type ClosingObstacle,
  closingObstacle,
  currentWait,
  type Wait,
  type WaitingTerms,
} from "@/lib/domain/sla/runs/waiting";
import { type SlaBook, termsAt } from "@/lib/domain/sla/terms/book";
import { missingResponses } from "@/lib/domain/sla/terms/packs/of-case";
import { slaBook } from "@/lib/sla/queries/book";
import { lettersOfCase } from "@/lib/sla/queries/case-letters";
import { clockEvents } from "@/lib/sla/queries/events";

type WaitingCase = { id: string; severity: Severity; vulnerable: boolean };

export type WaitingFacts = {
  wait: Wait;
  terms: WaitingTerms;
  obstacle: ClosingObstacle | null;
  contact: LetterContact | null;
};

/** The terms a wait is counted by: those that held when it began, so that new ones move no day that was told. */
function termsOfWait(book: SlaBook, { since }: Wait, now: Date): WaitingTerms | null {
  return (termsAt(book, since) ?? termsAt(book, now))?.terms ?? null;
}

/** All that decides what becomes of a case that waits for its customer; null where it does not wait. */
export async function waitingFacts(
  tx: Tx,
  { id, severity, vulnerable }: WaitingCase,
  now: Date,
): Promise<WaitingFacts | null> {
  const wait = currentWait(await clockEvents(tx, id));
  const terms = wait && termsOfWait(await slaBook(tx), wait, now);
  if (!wait || !terms) return null;
  const contact = await letterContact(tx, id);
  const openAwards = await tx.award.count({
    where: { complaintId: id, status: { in: AWARD_STATUSES.filter(isOpenAward) } },
  });
  const obstacle = closingObstacle({
    severity,
    vulnerable,
    openAwards,
    hasOpenAppeal: await hasOpenAppeal(tx, id),
    owedResponses: missingResponses(await lettersOfCase(tx, id)).length,
    hasLetters: contact !== null,
  });
  return { wait, terms, obstacle, contact };
}
