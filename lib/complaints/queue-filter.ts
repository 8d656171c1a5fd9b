import { type ComplaintStatus, isComplaintStatus } from "@/lib/domain/complaint-state";
import { isSeverity, type Severity } from "@/lib/domain/severity";
import { isLocale, type Locale } from "@/lib/i18n/config";
import { isUuid } from "@/lib/uuid";

export const CHANNELS = ["web", "phone", "shop", "letter", "social", "email", "api", "import"] as const;
export type Channel = (typeof CHANNELS)[number];

/** What narrows the queue; null lets everything through. It lives in the URL, so that a view can be sent to a colleague. */
export type QueueFilter = {
  severity: Severity | null;
  status: ComplaintStatus | null;
  /** A category's key, or "none" for those without one. */
  category: string | null;
  /** A region's key, or "none" for those without one. */
  region: string | null;
  /** A staff member's id, "me", or "nobody". */
  assignee: string | null;
  language: Locale | null;
  channel: Channel | null;
  /** Null: what is due first. */
  sort: QueueSort | null;
};

/** The other orders of the queue. */
export const QUEUE_SORTS = ["chance"] as const;
export type QueueSort = (typeof QUEUE_SORTS)[number];

export const FACETS = [
  "severity",
  "status",
  "category",
  "region",
  "assignee",
  "language",
  "channel",
] as const;
export type Facet = (typeof FACETS)[number];

/** A place in the queue's order: the row after which, or before which, a page begins. */
export type QueueCursor = {
  direction: "after" | "before";
  rank: number;
  dueMs: number | null;
  vipRank: number;
  id: string;
};

export const NO_FILTER: QueueFilter = {
  severity: null,
  status: null,
  category: null,
  region: null,
  assignee: null,
  language: null,
  channel: null,
  sort: null,
};

export type SearchParams = Readonly<Record<string, string | string[] | undefined>>;

const CURSOR = /^([0-3])\.(\d{1,15}|-)\.([01])\.([0-9a-f-]{36})$/;

function one(params: SearchParams, name: string): string {
  const value = params[name];
  return (Array.isArray(value) ? value[0] : value) ?? "";
}

export function isChannel(value: string): value is Channel {
  return CHANNELS.some((channel) => channel === value);
}

/** Reads the filter from the URL. What means nothing is left out, so an old or mistyped link still opens the queue. */
export function parseQueueFilter(params: SearchParams): QueueFilter {
  const severity = one(params, "severity");
  const status = one(params, "status");
  const category = one(params, "category");
  const region = one(params, "region");
  const assignee = one(params, "assignee");
  const language = one(params, "language");
  const channel = one(params, "channel");
  return {
    severity: isSeverity(severity) ? severity : null,
    status: isComplaintStatus(status) ? status : null,
    category: /^[a-z0-9-]{1,60}$/.test(category) ? category : null,
    region: /^[a-z0-9-]{1,60}$/.test(region) ? region : null,
    assignee: assignee === "me" || assignee === "nobody" || isUuid(assignee) ? assignee : null,
    language: isLocale(language) ? language : null,
    channel: isChannel(channel) ? channel : null,
    sort: QUEUE_SORTS.find((sort) => sort === one(params, "sort")) ?? null,
  };
}

/** The words typed into the search box: trimmed, at most 200 characters, without what a database cannot hold. */
export function parseSearchText(params: SearchParams): string {
  return one(params, "q").replaceAll("\u0000", " ").trim().slice(0, 200);
}

export function parseQueueCursor(params: SearchParams): QueueCursor | null {
  const direction = one(params, "before") ? "before" : "after";
  const found = CURSOR.exec(one(params, direction));
  const [, rank, due, vipRank, id] = found ?? [];
  if (!rank || !due || !vipRank || !id || !isUuid(id)) return null;
  return {
    direction,
    rank: Number(rank),
    dueMs: due === "-" ? null : Number(due),
    vipRank: Number(vipRank),
    id,
  };
}

/** Which page of an order that is worked out anew each time; the first one for what is no number. */
export function parseQueuePage(params: SearchParams): number {
  return /^[1-9]\d{0,2}$/.test(one(params, "page")) ? Number(one(params, "page")) : 1;
}

/** The text of a cursor in the URL; a due time of null sorts last. */
export function cursorText(row: {
  queueRank: number;
  nextDueAt: Date | null;
  vipRank: number;
  id: string;
}): string {
  return `${row.queueRank}.${row.nextDueAt?.getTime() ?? "-"}.${row.vipRank}.${row.id}`;
}

export function isFiltered(filter: QueueFilter): boolean {
  return FACETS.some((facet) => filter[facet] !== null);
}

/** Where a page of search results begins, as the URL holds it; null for the first page. */
export function parseSearchCursor(params: SearchParams): { receivedMs: number; id: string } | null {
  const [, received, id] = /^(-?\d{1,15})\.([0-9a-f-]{36})$/.exec(one(params, "after")) ?? [];
  return received && id && isUuid(id) ? { receivedMs: Number(received), id } : null;
}
