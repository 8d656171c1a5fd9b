import { beforeAll, describe, expect, it } from "vitest";
import type { Staff } from "@/lib/auth/staff";
import { closingView } from "@/lib/closing/queries/view";
import { awardsOf } from "@/lib/compensation/queries/awards";
import { listOverrides } from "@/lib/compensation/queries/overrides";
import { listLikeCases, precedentsFor } from "@/lib/compensation/queries/precedents";
import { remedyView } from "@/lib/compensation/queries/remedy";
import { caseSignals } from "@/lib/compensation/queries/signals";
import { caseByReference } from "@/lib/complaints/queries/case";
import { customerComplaints } from "@/lib/complaints/queries/history";
import { listQueue } from "@/lib/complaints/queries/queue";
import { countQueue } from "@/lib/complaints/queries/queue-counts";
import { searchComplaints } from "@/lib/complaints/queries/search";
import { walkLength } from "@/lib/complaints/queries/search-walk";
import { caseTimeline } from "@/lib/complaints/queries/timeline";
import { NO_FILTER } from "@/lib/complaints/queue-filter";
import { db } from "@/lib/db/client";
import { unreadNotifications } from "@/lib/notifications/queries";
import { caseSurveys } from "@/lib/surveys/queries";
import { caseTasks } from "@/lib/tasks/queries";
import { aPolicy } from "@/tests/support/factories/policies";
import { aColleague } from "../../support/factories/desk";
import { aComplaint, anOrganisation } from "../../support/factories/money";
import { plansOf } from "../../support/statements";

/** Tables that grow with the years. A look at one of these must go through an index. */
const GROWING = [
  "complaint",
  "complaint_event",
  "complaint_search",
  "message",
  "customer",
  "contact_point",
  "award",
  "award_remedy",
  "approval",
  "ledger_transaction",
  "ledger_entry",
  "survey",
  "mail",
  "task",
  "notification",
  "settled_case",
];

let agent: Staff;
let complaint: { id: string; reference: string; customerId: string };

beforeAll(async () => {
  await anOrganisation();
  await aPolicy();
  agent = await aColleague("agent");
  // Kept for ten minutes: no search after the first pays for it.
  await walkLength(["refund"], 1);
  const { id } = await aComplaint({ severity: "standard", status: "assessed" });
  complaint = await db().complaint.findUniqueOrThrow({
    where: { id },
    select: { id: true, reference: true, customerId: true },
  });
});

const CELL = {
  matter: "failure:service",
  impact: "major",
  attribution: "company",
  acceptance: "rejected",
  currency: "TWD",
};
const asked = { requestedRemedy: "none", customerChoice: "none" } as const;
const now = new Date("2026-11-20T12:00:00Z");

describe("a hot path", () => {
  it.each<{ name: string; work: () => Promise<unknown>; statements: number; index: string }>([
    {
      name: "the queue",
      work: () => listQueue(agent, NO_FILTER, null),
      statements: 1,
      // Of few open complaints any of the queue's indexes may be the cheapest.
      index: "^complaint_queue_",
    },
    {
      name: "the queue of one colleague",
      work: () => listQueue(agent, { ...NO_FILTER, assignee: "me" }, null),
      statements: 1,
      index: "complaint_queue_assignee_idx",
    },
    {
      name: "the queue further down",
      work: () =>
        listQueue(agent, NO_FILTER, { direction: "after", rank: 2, dueMs: 0, vipRank: 1, id: complaint.id }),
      statements: 1,
      // Of few open complaints any of the queue's indexes may be the cheapest.
      index: "^complaint_queue_",
    },
    {
      name: "a case",
      work: () => caseByReference(agent, complaint.reference, "en"),
      statements: 1,
      index: "complaint_reference_key",
    },
    {
      name: "a case's timeline",
      work: () => caseTimeline(agent, complaint.id),
      statements: 1,
      index: "complaint_event_complaint_id_occurred_at_id_idx",
    },
    {
      name: "a customer's other complaints",
      work: () => customerComplaints(agent, complaint.customerId, null),
      statements: 1,
      index: "complaint_customer_id_received_at_idx",
    },
    {
      name: "a case's awards",
      work: () => awardsOf(db(), complaint.id),
      statements: 1,
      index: "award_complaint_id_idx",
    },
    {
      name: "what the rules propose",
      work: () => remedyView(agent, { complaintId: complaint.id, asked, now }),
      // Two of them read the clocks' terms and calendars, once in ten seconds of a process.
      statements: 6,
      index: "award_customer_id_authority_key_created_at_idx",
    },
    {
      name: "what like cases got",
      work: () => precedentsFor(agent, [{ complaintId: complaint.id, cell: CELL }], now),
      statements: 1,
      index: "settled_case_like_idx",
    },
    {
      name: "the list of like cases",
      work: () => listLikeCases(agent, { complaintId: complaint.id, cell: CELL }, { after: null, now }),
      statements: 1,
      index: "settled_case_like_idx",
    },
    {
      name: "signals of repeated claims",
      work: () => caseSignals(agent, { complaintId: complaint.id, now }),
      statements: 1,
      index: "contact_point_mailbox_idx",
    },
    {
      name: "the report of overrides",
      work: () => listOverrides(agent, { after: null, now }),
      statements: 2,
      index: "approval_override_idx",
    },
    {
      name: "the end of a case",
      work: () => closingView(agent, complaint.id),
      statements: 4,
      index: "message_complaint_id_sent_at_id_idx",
    },
    {
      name: "a case's tasks",
      work: () => caseTasks(agent, complaint.id, "en"),
      statements: 1,
      index: "task_complaint_id_idx",
    },
    {
      name: "a case's surveys",
      work: () => caseSurveys(agent, complaint.id),
      statements: 1,
      index: "survey_complaint_id_kind_round_key",
    },
    {
      name: "the bell",
      work: () => unreadNotifications(agent),
      statements: 1,
      index: "notification_unread_idx",
    },
    {
      name: "a search for two characters",
      work: () => searchComplaints(agent, "退款", null),
      statements: 1,
      index: "complaint_search_terms_idx",
    },
    {
      name: "a search for an English word",
      work: () => searchComplaints(agent, "refund", null),
      statements: 1,
      index: "complaint_search_terms_idx",
    },
  ])("reads $name through $index in $statements statement(s)", async ({ work, statements, index }) => {
    const plan = await plansOf(work);
    const rowByRow = plan.looks.filter(
      ({ scan, table }) => scan === "Seq Scan" && table && GROWING.includes(table),
    );
    expect(rowByRow).toEqual([]);
    expect(plan.looks.map((look) => look.index)).toContainEqual(expect.stringMatching(index));
    expect(plan.statements).toBeLessThanOrEqual(statements);
  });

  it("counts the queue from its roll-up, never from the complaints", async () => {
    const plan = await plansOf(() => countQueue(agent, NO_FILTER));
    expect(plan.statements).toBe(1);
    expect(plan.looks.filter(({ table }) => table !== null).map(({ table }) => table)).toEqual([
      "queue_tally",
    ]);
  });
});
