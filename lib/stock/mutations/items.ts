import { recordAudit } from "@/lib/audit/mutations";
import { can } from "@/lib/auth/permissions";
import type { Staff } from "@/lib/auth/staff";
import { inTransaction, isUniqueViolation, sql } from "@/lib/db/client";
import { changesBetween } from "@/lib/domain/audit";
import type { AdjustReason } from "@/lib/domain/stock";
import { failed, ok, type Result } from "@/lib/result";
import type { StockFailure } from "@/lib/stock/types";

export type StockItemInput = {
  /** Null: a new one. */
  id: string | null;
  sku: string;
  names: Readonly<Record<string, string>>;
  departmentId: string | null;
  lowAt: number;
  active: boolean;
};

/** Adds an item, or changes what it is called and when it runs low; its units change by moves alone. */
export async function saveStockItem(
  staff: Staff,
  input: StockItemInput,
): Promise<Result<string, "not-allowed" | "not-found" | "sku-taken">> {
  if (!can(staff.role, "stock.write")) return failed("not-allowed");
  try {
    return await inTransaction(async (tx) => {
      const { id, sku, names, departmentId, lowAt, active } = input;
      const data = { sku, names: { ...names }, departmentId, lowAt, active };
      const before = id
        ? await tx.stockItem.findUnique({
            where: { id },
            select: { sku: true, departmentId: true, lowAt: true, active: true },
          })
        : {};
      if (!before) return failed("not-found");
      const saved = id
        ? await tx.stockItem.update({ where: { id }, data, select: { id: true } })
        : await tx.stockItem.create({ data, select: { id: true } });
      const facts = changesBetween(before, { sku, departmentId, lowAt, active });
      if (facts)
        await recordAudit(tx, {
          actor: { kind: "staff", id: staff.id },
          action: "settings-changed",
          subject: { kind: "stock", id: saved.id },
          facts,
        });
      return ok(saved.id);
    });
  } catch (error) {
    if (isUniqueViolation(error)) return failed("sku-taken");
    throw error;
  }
}

export type StockMoveInput = {
  itemId: string;
  kind: "receive" | "adjust";
  /** Of an adjustment: below zero takes away. */
  units: number;
  reason: AdjustReason | null;
  /** The same key moves once. */
  key: string;
};

/** Takes goods in, or sets a count right; never below what is promised to customers. */
export function moveStock(
  staff: Staff,
  input: StockMoveInput,
  now: Date,
): Promise<Result<{ repeated: boolean }, StockFailure>> {
  return inTransaction(async (tx) => {
    if (!can(staff.role, "stock.write")) return failed("not-allowed");
    const { itemId, kind, units, reason, key } = input;
    if (kind === "receive" ? units <= 0 : units === 0) return failed("not-positive");
    if (kind === "adjust" && reason === null) return failed("reason-missing");
    // The row first: the same form sent twice at once waits here, and then finds its own move.
    await tx.$queryRaw(sql`SELECT id FROM stock_item WHERE id = ${itemId}::uuid FOR UPDATE`);
    const before = await tx.stockMove.findUnique({
      where: { idempotencyKey: key },
      select: { itemId: true, kind: true, onHandChange: true },
    });
    if (before) {
      const same = before.itemId === itemId && before.kind === kind && before.onHandChange === units;
      return same ? ok({ repeated: true }) : failed("key-reused");
    }
    const rows = await tx.$queryRaw<{ id: string }[]>(sql`
      WITH item AS (
        UPDATE stock_item SET on_hand = on_hand + ${units}::int
        WHERE id = ${itemId}::uuid AND on_hand + ${units}::int >= reserved RETURNING id
      )
      INSERT INTO stock_move (item_id, kind, on_hand_change, reserved_change, reason, actor_kind, actor_id,
        idempotency_key, moved_at)
      SELECT id, ${kind}, ${units}::int, 0, ${kind === "adjust" ? reason : null}, 'staff', ${staff.id}::uuid, ${key},
        ${now}::timestamptz
      FROM item RETURNING id`);
    if (!rows[0]) {
      const exists = await tx.stockItem.findUnique({ where: { id: itemId }, select: { id: true } });
      return failed(exists ? "below-reserved" : "not-found");
    }
    await recordAudit(tx, {
      actor: { kind: "staff", id: staff.id },
      action: "stock-moved",
      subject: { kind: "stock", id: itemId },
      facts: { kind, units, ...(reason && kind === "adjust" ? { reason } : {}) },
    });
    return ok({ repeated: false });
  });
}
