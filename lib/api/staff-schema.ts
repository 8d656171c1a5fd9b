import { z } from "zod";
import { instant, money, promise, say } from "@/lib/api/fields";
import { CHANNELS } from "@/lib/complaints/queue-filter";
import { MESSAGE_MAX, messageText } from "@/lib/complaints/staff-schema";
import { IMPACTS, OUTCOMES } from "@/lib/domain/assessment";
import { COMPLAINT_EVENT_TYPES } from "@/lib/domain/complaint-events";
import { COMPLAINT_STATUSES } from "@/lib/domain/complaint-state";
import { CUSTOMER_TIERS } from "@/lib/domain/customer";
import { SEVERITIES } from "@/lib/domain/severity";
import { CLOCK_STATES } from "@/lib/domain/sla/runs/index-row";
import { CLOCK_BASES } from "@/lib/domain/sla/terms/definition";
import { LOCALES } from "@/lib/i18n/config";

/** What narrows the queue. Unlike on a page, a filter that means nothing is refused: a program would not notice it. */
export const queueQuery = z.strictObject({
  severity: say("filterSeverity", z.enum(SEVERITIES)).optional(),
  status: say("filterStatus", z.enum(COMPLAINT_STATUSES)).optional(),
  category: say("filterCategory", z.string().regex(/^[a-z0-9-]{1,60}$/)).optional(),
  region: say("filterRegion", z.string().regex(/^[a-z0-9-]{1,60}$/)).optional(),
  assignee: say("filterAssignee", z.union([z.literal("nobody"), z.uuid()])).optional(),
  language: say("filterLanguage", z.enum(LOCALES)).optional(),
  channel: say("filterChannel", z.enum(CHANNELS)).optional(),
  after: say("filterAfter", z.string()).optional(),
});

const row = {
  reference: say("reference", z.string()),
  subject: say("subject", z.string()),
  status: say("status", z.enum(COMPLAINT_STATUSES)),
  severity: say("severity", z.enum(SEVERITIES)),
  vulnerable: say("vulnerable", z.boolean()),
  flags: say("flags", z.array(z.string())),
  category: say("category", z.string().nullable()),
  region: say("region", z.string().nullable()),
  language: say("language", z.enum(LOCALES)),
  channel: say("channel", z.enum(CHANNELS)),
  orderReference: say("orderReference", z.string().nullable()),
  assignee: say("assignee", z.object({ id: z.uuid(), name: z.string() }).nullable()),
  receivedAt: say("receivedAt", instant()),
  promise,
};

const person = { name: say("customerName", z.string()), tier: say("tier", z.enum(CUSTOMER_TIERS)) };

export const queuePage = z.object({
  complaints: say(
    "complaints",
    z.array(
      z.object({
        ...row,
        customer: say("customer", z.object(person)),
        dueAt: say("dueAt", instant().nullable()),
      }),
    ),
  ),
  next: say("next", z.string().nullable()),
});
export type QueueAnswer = z.infer<typeof queuePage>;

const MESSAGE_KINDS = [
  "description",
  "customer-message",
  "answer",
  "holding-reply",
  "internal-note",
  "phone-note",
] as const;

const story = {
  at: say("at", instant()),
  actor: say(
    "actor",
    z.object({
      kind: z.enum(["customer", "staff", "system", "api"]),
      name: z.string().nullable(),
    }),
  ),
};

const storyEntry = z.discriminatedUnion("entry", [
  z.object({
    entry: z.literal("event"),
    ...story,
    type: say("eventType", z.enum(COMPLAINT_EVENT_TYPES)),
    facts: say("facts", z.record(z.string(), z.unknown())),
  }),
  z.object({
    entry: z.literal("message"),
    ...story,
    kind: say("messageKind", z.enum(MESSAGE_KINDS)),
    body: say("body", z.string()),
  }),
]);

export const staffComplaint = z.object({
  ...row,
  customer: say(
    "customer",
    z.object({
      id: z.uuid(),
      ...person,
      contacts: say(
        "contacts",
        z.array(z.object({ kind: z.enum(["email", "phone"]), value: z.string(), verified: z.boolean() })),
      ),
    }),
  ),
  description: say("description", z.string()),
  amountPaid: say("amountPaid", money.nullable()),
  remedySought: say("remedySought", z.string().nullable()),
  mood: say("mood", z.int().nullable()),
  impact: say("impact", z.enum(IMPACTS).nullable()),
  outcome: say("outcome", z.enum(OUTCOMES).nullable()),
  closedAt: say("closedAt", instant().nullable()),
  linkedTo: say("linkedTo", z.string().nullable()),
  clocks: say(
    "clocks",
    z.array(
      z.object({
        clock: say("clock", z.string()),
        run: say("clockRun", z.int()),
        basis: say("clockBasis", z.enum(CLOCK_BASES)),
        state: say("clockState", z.enum(CLOCK_STATES)),
        startedAt: say("clockStartedAt", instant()),
        dueAt: say("clockDueAt", instant().nullable()),
        stoppedAt: say("clockStoppedAt", instant().nullable()),
      }),
    ),
  ),
  timeline: say("staffTimeline", z.array(storyEntry)),
});
export type StaffAnswer = z.infer<typeof staffComplaint>;

export const newNote = z.strictObject({
  kind: say("noteKind", z.enum(["internal-note", "phone-note"])).optional(),
  body: say("noteBody", messageText, { minLength: 1, maxLength: MESSAGE_MAX }),
});

export const writtenNote = z.object({
  id: say("noteId", z.uuid()),
  kind: say("noteKind", z.enum(["internal-note", "phone-note"])),
  at: say("at", instant()),
});
export type WrittenNote = z.infer<typeof writtenNote>;
