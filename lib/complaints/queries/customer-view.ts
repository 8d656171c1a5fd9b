import type { AttachmentView } from "@/lib/attachments/types";
import type { CustomerProof } from "@/lib/complaints/customer-proof";
import {
  customerTimeline,
  PUBLIC_MESSAGE_KINDS,
  type PublicMessageKind,
  type TimelineEntry,
} from "@/lib/complaints/customer-timeline";
import { db } from "@/lib/db/client";
import { COMPLAINT_EVENT_TYPES } from "@/lib/domain/complaint-events";
import { type ComplaintStatus, isComplaintStatus, isOpen, mayMove } from "@/lib/domain/complaint-state";
import type { Money } from "@/lib/domain/money";
import { isSeverity, type Severity } from "@/lib/domain/severity";

export type CustomerView = {
  reference: string;
  status: ComplaintStatus;
  severity: Severity;
  isOpen: boolean;
  mayWithdraw: boolean;
  receivedAt: Date;
  promiseDueAt: Date | null;
  promiseKeptAt: Date | null;
  /** When we write again unasked; null while the ball is not with us. */
  nextUpdateDueAt: Date | null;
  /** By when an open appeal is answered. */
  appealDueAt: Date | null;
  orderReference: string | null;
  amountPaid: Money | null;
  remedySought: string | null;
  /** Whether there is an address that letters about it go to. */
  hasLetters: boolean;
  entries: TimelineEntry[];
};

// Without their bytes, and without what was noted about them for colleagues.
const FILES = {
  select: { key: true, kind: true, name: true, byteSize: true, width: true, height: true },
  orderBy: { id: "asc" },
} as const;

function readRow(complaintId: string) {
  return db().complaint.findUnique({
    where: { id: complaintId },
    select: {
      reference: true,
      status: true,
      severity: true,
      receivedAt: true,
      promiseDueAt: true,
      promiseKeptAt: true,
      nextUpdateDueAt: true,
      appealDueAt: true,
      orderReference: true,
      amountPaidMinor: true,
      currency: true,
      remedySought: true,
      mails: { where: { template: "acknowledgement" }, select: { id: true }, take: 1 },
      events: {
        select: { id: true, type: true, occurredAt: true, facts: true },
        orderBy: [{ occurredAt: "asc" }, { id: "asc" }],
      },
      messages: {
        where: { kind: { in: [...PUBLIC_MESSAGE_KINDS] } },
        select: { id: true, kind: true, body: true, sentAt: true, attachments: FILES },
        orderBy: [{ sentAt: "asc" }, { id: "asc" }],
      },
    },
  });
}

/** One complaint as its customer may see it. Internal notes and colleagues' names are never read. */
export async function customerView(proof: CustomerProof): Promise<CustomerView | null> {
  const row = await readRow(proof.complaintId);
  if (!row || !isComplaintStatus(row.status) || !isSeverity(row.severity)) return null;
  const { status, severity, amountPaidMinor, currency, events, messages, mails, nextUpdateDueAt, ...rest } =
    row;
  const told = events.flatMap(({ id, type: stored, occurredAt, facts }) => {
    const type = COMPLAINT_EVENT_TYPES.find((one) => one === stored);
    const fact = (name: "to" | "part" | "cause") => textFact(facts, name);
    return type ? [{ id, type, occurredAt, to: fact("to"), part: fact("part"), cause: fact("cause") }] : [];
  });
  const written = messages.flatMap(({ kind, attachments, ...message }) =>
    isPublic(kind) ? [{ ...message, kind, files: attachments.map(fileView) }] : [],
  );
  return {
    ...rest,
    status,
    severity,
    isOpen: isOpen(status),
    hasLetters: mails.length > 0,
    mayWithdraw: mayMove(status, "withdrawn"),
    nextUpdateDueAt,
    amountPaid: amountPaidMinor !== null && currency ? { amountMinor: amountPaidMinor, currency } : null,
    entries: customerTimeline(told, written),
  };
}

function textFact(facts: unknown, name: "to" | "part" | "cause"): string | null {
  const value = typeof facts === "object" && facts !== null ? Reflect.get(facts, name) : null;
  return typeof value === "string" ? value : null;
}

type FileRow = Omit<AttachmentView, "kind" | "scanNotes"> & { kind: string };

function fileView({ kind, ...file }: FileRow): AttachmentView {
  return { ...file, kind: kind === "picture" ? "picture" : "pdf", scanNotes: [] };
}

function isPublic(kind: string): kind is PublicMessageKind {
  return PUBLIC_MESSAGE_KINDS.some((one) => one === kind);
}
