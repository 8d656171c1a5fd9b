import type { AwardView, CustomerAward } from "@/lib/compensation/types";
import type { CustomerProof } from "@/lib/complaints/customer-proof";
import { db, sql, type Tx } from "@/lib/db/client";
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
  expectedAt: true,
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

type AwardRow = Omit<AwardView, "remedies"> & { remedies: RemedyRow[] };
type RemedyRow = {
  id: string;
  kind: string;
  amountMinor: string;
  note: string | null;
  proof: string | null;
  fulfilledAt: string | null;
  stock: { sku: string; names: unknown; units: number } | null;
};

/** All awards of a complaint, newest first, with the last word of whoever sent one back; one statement. */
export async function awardsOf(tx: Tx, complaintId: string): Promise<AwardView[]> {
  const rows = await tx.$queryRaw<AwardRow[]>(sql`
    SELECT a.id, a.part, a.status, a.tier, a.currency, a.amount_minor AS "amountMinor",
      a.deviation_reason AS "deviationReason", a.created_at AS "createdAt", a.offered_at AS "offeredAt",
      a.expires_at AS "expiresAt", a.captured_at AS "capturedAt",
      a.fulfil_due_at AS "fulfilDueAt", a.fulfilled_at AS "fulfilledAt", coalesce(r.name, '') AS "requestedByName",
      p.name AS "approvedByName", o.name AS "ownerName", said.comment, held.remedies
    FROM award a LEFT JOIN staff r ON r.id = a.requested_by_id LEFT JOIN staff p ON p.id = a.approved_by_id
      LEFT JOIN staff o ON o.id = a.fulfil_owner_id
      LEFT JOIN LATERAL (
        SELECT comment FROM approval WHERE award_id = a.id AND decision IS NOT NULL AND comment IS NOT NULL
        ORDER BY decided_at DESC LIMIT 1
      ) said ON true
      CROSS JOIN LATERAL (
        SELECT coalesce(json_agg(json_build_object('id', l.id, 'kind', l.kind, 'amountMinor', l.amount_minor::text,
          'note', l.note, 'proof', l.proof, 'fulfilledAt', l.fulfilled_at, 'stock', CASE WHEN i.id IS NULL THEN NULL
            ELSE json_build_object('sku', i.sku, 'names', i.names, 'units', l.units) END) ORDER BY l.position), '[]') AS remedies
        FROM award_remedy l LEFT JOIN stock_item i ON i.id = l.stock_item_id WHERE l.award_id = a.id
      ) held
    WHERE a.complaint_id = ${complaintId}::uuid ORDER BY a.created_at DESC, a.part, a.id DESC`);
  return rows.map((row) => ({
    ...row,
    remedies: row.remedies.map((remedy) => ({
      ...remedy,
      kind: remedyKind(remedy.kind),
      amountMinor: BigInt(remedy.amountMinor),
      fulfilledAt: remedy.fulfilledAt === null ? null : new Date(remedy.fulfilledAt),
    })),
  }));
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
    const { expiresAt, answeredAt, fulfilDueAt, expectedAt, fulfilledAt } = row;
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
        expectedAt,
        fulfilledAt,
        remedies: shown,
      },
    ];
  });
}
