import { z } from "zod";
import type { AttachmentView } from "@/lib/attachments/types";
import type { HeldProof } from "@/lib/complaints/customer-proof";
import { customerTimeline, type TimelineMessage } from "@/lib/complaints/customer-timeline";
import type { CustomerView } from "@/lib/complaints/queries/customer-view";
import { db } from "@/lib/db/client";
import { isSeverity } from "@/lib/domain/severity";

/** What of a held filing is shown to people: a part of the decided values it is kept as. */
export const heldFilingSchema = z.object({
  subject: z.string(),
  description: z.string(),
  name: z.string(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  order_reference: z.string().nullable(),
  amount_paid_minor: z.string().nullable(),
  currency: z.string().nullable(),
  remedy_sought: z.string().nullable(),
});

export type HeldSubject = { id: string; reference: string; linkVersion: number };

/** What a private link claims to open, where it is still held; null when it is not. */
export function heldSubjectRow(heldId: string): Promise<HeldSubject | null> {
  return db().heldFiling.findUnique({
    where: { id: heldId },
    select: { id: true, reference: true, linkVersion: true },
  });
}

const FILES = { key: true, kind: true, name: true, byteSize: true, width: true, height: true } as const;

async function filesById(ids: readonly string[]): Promise<ReadonlyMap<string, AttachmentView>> {
  if (ids.length === 0) return new Map();
  const rows = await db().attachment.findMany({
    where: { id: { in: [...ids] } },
    select: { id: true, ...FILES },
  });
  return new Map(
    rows.map(({ id, kind, ...file }) => [
      id,
      { ...file, kind: kind === "picture" ? ("picture" as const) : ("pdf" as const), scanNotes: [] },
    ]),
  );
}

/** A held filing as its customer sees it: like any complaint that was just received. */
export async function heldCustomerView({ heldId }: HeldProof): Promise<CustomerView | null> {
  const row = await db().heldFiling.findUnique({
    where: { id: heldId },
    include: { messages: { orderBy: [{ sentAt: "asc" }, { id: "asc" }] } },
  });
  const filing = heldFilingSchema.safeParse(row?.filing);
  if (!row || !filing.success || !isSeverity(row.severity)) return null;
  const { reference, severity, receivedAt, promiseDueAt } = row;
  const { amount_paid_minor: amount, currency, ...data } = filing.data;
  const files = await filesById([...row.fileIds, ...row.messages.flatMap(({ fileIds }) => fileIds)]);
  const filesOf = (ids: readonly string[]) => ids.flatMap((id) => files.get(id) ?? []);
  const written: TimelineMessage[] = [
    {
      id: row.id,
      kind: "description",
      body: data.description,
      sentAt: receivedAt,
      files: filesOf(row.fileIds),
    },
    ...row.messages.map(({ id, body, sentAt, fileIds }): TimelineMessage => {
      return { id, kind: "customer-message", body, sentAt, files: filesOf(fileIds) };
    }),
  ];
  return {
    reference,
    severity,
    receivedAt,
    promiseDueAt,
    status: "received",
    isOpen: true,
    mayWithdraw: false,
    promiseKeptAt: null,
    appealDueAt: null,
    nextUpdateDueAt: null,
    orderReference: data.order_reference,
    amountPaid: amount !== null && currency ? { amountMinor: BigInt(amount), currency } : null,
    remedySought: data.remedy_sought,
    hasLetters: data.email !== null,
    entries: customerTimeline([], written),
  };
}
