import type { Reader } from "@/lib/auth/staff";
import { db } from "@/lib/db/client";
import type { ComplaintEventType } from "@/lib/domain/complaint-events";
import { type ClockColumns, caseClocks } from "@/lib/domain/sla/runs/case-clocks";
import { slaBook } from "@/lib/sla/queries/book";
import { clockEvents } from "@/lib/sla/queries/events";

/** What sending a message now would do to the clocks of a case. */
export type ReplyEffect = {
  /** Null: no promise waits to be kept. */
  keepsPromise: boolean | null;
  /** By when the customer hears from us again then; null where no update is promised. */
  nextUpdateDueAt: Date | null;
};

const EVENTS = { answer: "answered", "holding-reply": "holding-reply-sent" } as const satisfies Record<
  string,
  ComplaintEventType
>;

/** What an answer and a holding reply would do: asked of the clocks themselves, so that it is as it will be. */
export async function replyEffects(
  _reader: Reader,
  complaintId: string,
  now: Date,
): Promise<Record<keyof typeof EVENTS, ReplyEffect>> {
  const [book, events] = await Promise.all([slaBook(), clockEvents(db(), complaintId)]);
  const before = caseClocks(book, events)?.columns;
  const effect = (kind: keyof typeof EVENTS) =>
    effectOf(
      before,
      caseClocks(book, [...events, { type: EVENTS[kind], occurredAt: now, facts: {} }])?.columns,
    );
  return { answer: effect("answer"), "holding-reply": effect("holding-reply") };
}

function effectOf(before: ClockColumns | undefined, after: ClockColumns | undefined): ReplyEffect {
  const waits = before?.promiseDueAt && before.promiseKeptAt === null;
  return {
    keepsPromise: waits ? after?.promiseKeptAt !== null : null,
    nextUpdateDueAt: after?.nextUpdateDueAt ?? null,
  };
}
