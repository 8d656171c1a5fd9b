import type { AwardView, CustomerAward } from "@/lib/compensation/types";
import type { CustomerProof } from "@/lib/complaints/customer-proof";
import { db, type Tx } from "@/lib/db/client";
import { type AwardStatus, isAwardStatus } from "@/lib/domain/award-state";
import { REMEDY_KINDS, type RemedyKind } from "@/lib/domain/compensation/remedies";
import { isLedgerPart } from "@/lib/domain/ledger/accounts";

const REMEDY = {
  id: true,
  kind: true,
  amountMinor: true,
  note: true,
  proof: true,
  fulfilledAt: true,
} as const;

const AWARD = {
  id: true,
  part: true,
  status: true,
  tier: true,
  currency: true,
  amountMinor: true,
  deviationReason: true,
  requestedById: true,
  approvedById: true,
  fulfilOwnerId: true,
  createdAt: true,
  offeredAt: true,
  expiresAt: true,
  answeredAt: true,
  capturedAt: true,
  fulfilDueAt: true,
  fulfilledAt: true,
  remedies: { select: REMEDY, orderBy: { position: "asc" } },
} as const;

export function remedyKind(kind: string): RemedyKind {
  return REMEDY_KINDS.find((each) => each === kind) ?? "explanation";
}

/** Names of colleagues by id, in one statement. */
export async function staffNames(tx: Tx, ids: readonly (string | null)[]): Promise<Map<string, string>> {
  const wanted = [...new Set(ids.flatMap((id) => id ?? []))];
  if (wanted.length === 0) return new Map();
  const rows = await tx.staff.findMany({ where: { id: { in: wanted } }, select: { id: true, name: true } });
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** All awards of a complaint, newest first, with the last word of whoever sent one back. */
export async function awardsOf(tx: Tx, complaintId: string): Promise<AwardView[]> {
  const rows = await tx.award.findMany({
    where: { complaintId },
    orderBy: [{ createdAt: "desc" }, { part: "asc" }, { id: "desc" }],
    select: {
      ...AWARD,
      approvals: {
        where: { decision: { not: null }, comment: { not: null } },
        orderBy: { decidedAt: "desc" },
        take: 1,
        select: { comment: true },
      },
    },
  });
  const names = await staffNames(
    tx,
    rows.flatMap(({ requestedById, approvedById, fulfilOwnerId }) => [
      requestedById,
      approvedById,
      fulfilOwnerId,
    ]),
  );
  const nameOf = (id: string | null) => (id ? (names.get(id) ?? null) : null);
  return rows.flatMap(
    ({ part, status, requestedById, approvedById, fulfilOwnerId, remedies, approvals, ...row }) => {
      if (!isLedgerPart(part) || !isAwardStatus(status)) return [];
      return [
        {
          ...row,
          part,
          status,
          requestedByName: nameOf(requestedById) ?? "",
          approvedByName: nameOf(approvedById),
          ownerName: nameOf(fulfilOwnerId),
          remedies: remedies.map((remedy) => ({ ...remedy, kind: remedyKind(remedy.kind) })),
          comment: approvals[0]?.comment ?? null,
        },
      ];
    },
  );
}

/** What the customer is shown: never what was only proposed, and nothing that was withdrawn before it was answered. */
const SHOWN = [
  "offered",
  "accepted",
  "fulfilling",
  "fulfilled",
  "declined",
  "expired",
] as const satisfies readonly AwardStatus[];

/** The customer's own awards on this complaint, newest first. */
export async function customerAwards(proof: CustomerProof): Promise<CustomerAward[]> {
  const rows = await db().award.findMany({
    where: { complaintId: proof.complaintId, status: { in: [...SHOWN] }, offeredAt: { not: null } },
    orderBy: [{ offeredAt: "desc" }, { part: "desc" }, { id: "desc" }],
    select: AWARD,
  });
  return rows.flatMap(({ id, part, status, currency, amountMinor, offeredAt, remedies, ...row }) => {
    if (!isLedgerPart(part) || !isAwardStatus(status) || offeredAt === null) return [];
    const { expiresAt, answeredAt, fulfilDueAt, fulfilledAt } = row;
    const shown = remedies.map(({ proof: _proof, ...remedy }) => ({
      ...remedy,
      kind: remedyKind(remedy.kind),
    }));
    return [
      {
        id,
        part,
        status,
        currency,
        amountMinor,
        offeredAt,
        expiresAt,
        answeredAt,
        fulfilDueAt,
        fulfilledAt,
        remedies: shown,
      },
    ];
  });
}
