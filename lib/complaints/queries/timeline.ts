import type { AttachmentView } from "@/lib/attachments/types";
import type { Reader } from "@/lib/auth/staff";
import { FILES_OF_MESSAGE } from "@/lib/complaints/queries/attachments";
import { db, sql } from "@/lib/db/client";
import type { ActorKind, ComplaintEventType } from "@/lib/domain/complaint-events";

export type MessageKind =
  | "description"
  | "customer-message"
  | "answer"
  | "holding-reply"
  | "internal-note"
  | "phone-note";

/** One entry of a case's story: what happened, or what somebody wrote. */
export type TimelineEntry = { id: string; at: Date; actorKind: ActorKind; actorName: string | null } & (
  | {
      entry: "event";
      type: ComplaintEventType;
      facts: Record<string, unknown>;
      names: Record<string, string>;
    }
  | { entry: "message"; kind: MessageKind; body: string; contains: string[]; files: AttachmentView[] }
);

/** More than any case that people handled; an import or a loop of machines must not fill a page. */
export const TIMELINE_LIMIT = 400;

/** Events that only say that a message was written: the message itself stands in the timeline. */
const SHOWN_AS_MESSAGE: readonly ComplaintEventType[] = [
  "answered",
  "holding-reply-sent",
  "note-added",
  "phone-note-added",
  "customer-replied",
];

type Row = {
  entry: "event" | "message";
  id: string;
  at: Date;
  actorKind: ActorKind;
  actorName: string | null;
  type: ComplaintEventType;
  facts: Record<string, unknown>;
  names: Record<string, string> | null;
  kind: MessageKind;
  body: string;
  contains: string[];
  files: AttachmentView[];
};

/** Events and messages of one case in one statement, the newest first. */
export async function caseTimeline(_reader: Reader, complaintId: string): Promise<TimelineEntry[]> {
  const rows = await db().$queryRaw<Row[]>(sql`
    SELECT * FROM (
      SELECT 'event' AS entry, e.id, e.occurred_at AS at, e.actor_kind AS "actorKind",
        CASE e.actor_kind WHEN 'staff' THEN s.name WHEN 'customer' THEN cu.name WHEN 'api' THEN a.name END AS "actorName",
        e.type, e.facts,
        (SELECT json_object_agg(o.id, o.name) FROM staff o
          WHERE e.type = 'assigned' AND o.id::text IN (e.facts->>'from', e.facts->>'to')) AS names,
        NULL AS kind, NULL AS body, NULL::text[] AS contains, NULL::json AS files
      FROM complaint_event e LEFT JOIN staff s ON e.actor_kind = 'staff' AND s.id = e.actor_id
        LEFT JOIN customer cu ON e.actor_kind = 'customer' AND cu.id = e.actor_id
        LEFT JOIN api_credential a ON e.actor_kind = 'api' AND a.id = e.actor_id
      WHERE e.complaint_id = ${complaintId}::uuid AND e.type <> ALL(${[...SHOWN_AS_MESSAGE]}::text[])
      UNION ALL
      SELECT 'message', m.id, m.sent_at, m.author_kind,
        CASE m.author_kind WHEN 'staff' THEN s.name WHEN 'customer' THEN cu.name WHEN 'api' THEN a.name END,
        NULL, NULL::jsonb, NULL, m.kind, m.body, coalesce(m.contains, '{}'), ${FILES_OF_MESSAGE}
      FROM message m LEFT JOIN staff s ON m.author_kind = 'staff' AND s.id = m.author_id
        LEFT JOIN customer cu ON m.author_kind = 'customer' AND cu.id = m.author_id
        LEFT JOIN api_credential a ON m.author_kind = 'api' AND a.id = m.author_id
      WHERE m.complaint_id = ${complaintId}::uuid
    ) story ORDER BY at DESC, id DESC LIMIT ${TIMELINE_LIMIT}`);
  return rows.map(({ entry, id, at, actorKind, actorName, type, facts, names, ...message }) => {
    const base = { id, at, actorKind, actorName };
    return entry === "event"
      ? { ...base, entry, type, facts, names: names ?? {} }
      : { ...base, entry, ...message };
  });
}
