import { z } from "zod";
import {
  expireDueOffers,
  raiseLatePromise,
  raiseLateRatification,
  remindOfOffer,
  voidAbandonedAwards,
  warnOfPromises,
} from "@/lib/compensation/jobs";
import { acknowledgeReceipt } from "@/lib/complaints/mutations/acknowledge";
import { noteBounce } from "@/lib/complaints/mutations/note-bounce";
import { answerLinkRequest } from "@/lib/complaints/mutations/request-link";
import { sendDigests, warnOfDutyGaps } from "@/lib/duty/jobs";
import { escalateClocks } from "@/lib/escalation/jobs";
import type { JobTasks, Recurring } from "@/lib/jobs/types";
import { cleanUp, foldTallies } from "@/lib/jobs/upkeep";
import { renewBudgets, sealLedger } from "@/lib/ledger/jobs";
import { checkBooksOfNight } from "@/lib/ledger/mutations/nightly-check";
import { sendMail } from "@/lib/outbox/jobs";
import { raiseUnansweredRun } from "@/lib/payouts/jobs";
import { simulate } from "@/lib/simulation/jobs";
import { rebuildClocks } from "@/lib/sla/jobs";
import { planSurveys, sendDueSurveys } from "@/lib/surveys/jobs";
import { endWhatRanOut, remindOfEnd } from "@/lib/vouchers/jobs";
import { followUpWaiting } from "@/lib/waiting/jobs";

const ofMail = z.object({ mailId: z.guid() });
const ofApproval = z.object({ approvalId: z.guid() });
const ofAward = z.object({ awardId: z.guid() });
const ofLinkRequest = z.object({ reference: z.string(), mark: z.string() });
const ofComplaint = z.object({ complaintId: z.guid() });
const ofRun = z.object({ runId: z.guid() });
const ofSimulation = z.object({ simulationId: z.guid() });

/** Every background task by the name under which it is enqueued. */
export const TASKS: JobTasks = {
  "send-mail": async (payload, { now, isLastTry }) => {
    const { mailId } = ofMail.parse(payload);
    await sendMail(mailId, {
      now,
      isLastTry,
      onDelivered: async (tx, { template, complaintId }) => {
        if (template === "acknowledgement" && complaintId) await acknowledgeReceipt(tx, complaintId, now);
      },
      onBounced: noteBounce,
    });
  },
  "lost-link": (payload, { now }) => answerLinkRequest(ofLinkRequest.parse(payload), now),
  "schedule-surveys": (payload, { now }) => planSurveys(ofComplaint.parse(payload).complaintId, now),
  "send-due-surveys": async (_payload, { now }) => {
    await sendDueSurveys(now);
  },
  "expire-offers": async (_payload, { now }) => {
    await expireDueOffers(now);
    await voidAbandonedAwards(now);
  },
  "end-vouchers": async (_payload, { now }) => {
    await endWhatRanOut("voucher", now);
    await remindOfEnd("voucher");
  },
  "end-points": async (_payload, { now }) => {
    await endWhatRanOut("points", now);
    await remindOfEnd("points");
  },
  "offer-reminder": async (payload, { now }) => {
    await remindOfOffer(ofAward.parse(payload).awardId, now);
  },
  "promise-late": async (payload, { now }) => {
    await raiseLatePromise(ofAward.parse(payload).awardId, now);
  },
  "warn-of-promises": async (_payload, { now }) => {
    await warnOfPromises(now);
  },
  "payout-unanswered": (payload, { now }) => raiseUnansweredRun(ofRun.parse(payload).runId, now),
  simulate: (payload, run) => simulate(ofSimulation.parse(payload).simulationId, run),
  "ratification-late": async (payload, { now }) => {
    await raiseLateRatification(ofApproval.parse(payload).approvalId, now);
  },
  "renew-budgets": async (_payload, { now }) => {
    await renewBudgets(now);
  },
  "rebuild-clocks": async () => {
    await rebuildClocks({ all: false });
  },
  "escalate-clocks": async (_payload, { now }) => {
    await escalateClocks(now);
  },
  "follow-up-waiting": async (_payload, { now }) => {
    await followUpWaiting(now);
  },
  "send-digests": async (_payload, { now }) => {
    await sendDigests(now);
  },
  "warn-of-duty-gaps": async (_payload, { now }) => {
    await warnOfDutyGaps(now);
  },
  "fold-tallies": () => foldTallies(),
  "seal-ledger": async () => {
    await sealLedger();
  },
  "check-books": async (_payload, { now }) => {
    await checkBooksOfNight(now);
  },
  "clean-up": (_payload, { now }) => cleanUp(now),
};

/** The tasks that look for what has become due. */
export const SCHEDULE: readonly Recurring[] = [
  { task: "fold-tallies", everyMinutes: 1 },
  { task: "send-due-surveys", everyMinutes: 1 },
  { task: "escalate-clocks", everyMinutes: 1 },
  { task: "send-digests", everyMinutes: 5 },
  { task: "warn-of-duty-gaps", everyMinutes: 60 },
  { task: "expire-offers", everyMinutes: 1 },
  { task: "warn-of-promises", everyMinutes: 5 },
  { task: "follow-up-waiting", everyMinutes: 1 },
  { task: "end-vouchers", everyMinutes: 1 },
  { task: "end-points", everyMinutes: 1 },
  { task: "seal-ledger", everyMinutes: 1 },
  { task: "renew-budgets", everyMinutes: 1 },
  { task: "check-books", everyMinutes: 5 },
  { task: "clean-up", everyMinutes: 60 },
];
