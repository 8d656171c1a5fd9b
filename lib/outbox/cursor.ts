import { MAIL_STATUSES, type MailStatus, type OutboxCursor } from "@/lib/outbox/types";
import { isUuid } from "@/lib/uuid";

/** What a URL may say about the Outbox; anything else reads as not said. */
export type OutboxQuery = { status: MailStatus | null; after: OutboxCursor | null };

type SearchParams = Record<string, string | string[] | undefined>;

export function parseOutboxQuery(params: SearchParams): OutboxQuery {
  const one = (name: string) => (typeof params[name] === "string" ? params[name] : "");
  return {
    status: MAIL_STATUSES.find((status) => status === one("status")) ?? null,
    after: parseCursor(one("after")),
  };
}

export function cursorText({ createdAt, id }: OutboxCursor): string {
  return `${createdAt.getTime()}_${id}`;
}

function parseCursor(text: string): OutboxCursor | null {
  const [time = "", id = ""] = text.split("_");
  if (!/^\d{1,14}$/.test(time) || !isUuid(id)) return null;
  return { createdAt: new Date(Number(time)), id };
}
