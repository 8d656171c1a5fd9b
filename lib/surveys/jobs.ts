import { inTransaction } from "@/lib/db/client";
import { scheduleSurveys } from "@/lib/surveys/mutations/schedule";
import { sendNextDueSurvey } from "@/lib/surveys/mutations/send";

/** One run sends so many at most; the next run goes on. */
const BATCH = 500;

/** Task "schedule-surveys": the last remedy of a complaint was fulfilled. */
export async function planSurveys(complaintId: string, now: Date): Promise<void> {
  await inTransaction((tx) => scheduleSurveys(tx, complaintId, now));
}

/** Task "send-due-surveys". */
export async function sendDueSurveys(now: Date): Promise<number> {
  let sent = 0;
  while (sent < BATCH && (await sendNextDueSurvey(now))) sent += 1;
  return sent;
}
