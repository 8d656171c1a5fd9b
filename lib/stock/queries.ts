import type { Staff } from "@/lib/auth/staff";
import { db, sql } from "@/lib/db/client";
import type { StockChoice, StockDifference, StockItemRow, StockMoveRow } from "@/lib/stock/types";

const MOVES_SHOWN = 100;

/** Every item with what is on the shelf and what of it is promised; those no longer in use last. */
export async function listStock(_staff: Staff): Promise<StockItemRow[]> {
  return db().$queryRaw<StockItemRow[]>(sql`
    SELECT i.id, i.sku, i.names, i.department_id AS "departmentId", d.names AS "departmentNames", i.on_hand AS "onHand",
      i.reserved, i.low_at AS "lowAt", i.active
    FROM stock_item i LEFT JOIN department d ON d.id = i.department_id
    ORDER BY i.active DESC, i.sku LIMIT 500`);
}

/** The latest moves, of one item or of all. */
export async function listStockMoves(_staff: Staff, itemId: string | null): Promise<StockMoveRow[]> {
  return db().$queryRaw<StockMoveRow[]>(sql`
    SELECT m.id, m.item_id AS "itemId", i.sku, i.names, m.kind, m.on_hand_change AS "onHandChange",
      m.reserved_change AS "reservedChange", m.reason, m.actor_kind AS "actorKind", s.name AS "actorName", c.reference,
      m.moved_at AS "movedAt"
    FROM stock_move m JOIN stock_item i ON i.id = m.item_id
      LEFT JOIN staff s ON m.actor_kind = 'staff' AND s.id = m.actor_id
      LEFT JOIN award_remedy r ON r.id = m.award_remedy_id LEFT JOIN award a ON a.id = r.award_id
      LEFT JOIN complaint c ON c.id = a.complaint_id
    WHERE ${itemId ? sql`m.item_id = ${itemId}::uuid` : sql`true`}
    ORDER BY m.moved_at DESC, m.id DESC LIMIT ${MOVES_SHOWN}`);
}

/** Items whose kept figures differ from the sum of their moves; none means that all agree. */
export async function stockDifferences(_staff: Staff): Promise<StockDifference[]> {
  return db().$queryRaw<StockDifference[]>(sql`
    WITH folded AS (
      SELECT item_id, sum(on_hand_change)::int AS on_hand, sum(reserved_change)::int AS reserved
      FROM stock_move GROUP BY item_id
    )
    SELECT i.sku, f.figure, f.stored, f.folded
    FROM stock_item i LEFT JOIN folded m ON m.item_id = i.id
    CROSS JOIN LATERAL (VALUES
      ('on-hand', i.on_hand, coalesce(m.on_hand, 0)), ('reserved', i.reserved, coalesce(m.reserved, 0))
    ) AS f (figure, stored, folded)
    WHERE f.stored <> f.folded ORDER BY i.sku, f.figure`);
}

/** What may be promised to a customer of that department: items in use with a free unit. */
export async function stockChoices(_staff: Staff, departmentId: string | null): Promise<StockChoice[]> {
  return db().$queryRaw<StockChoice[]>(sql`
    SELECT id, sku, names, on_hand - reserved AS free FROM stock_item
    WHERE active AND on_hand > reserved AND (department_id IS NULL OR department_id = ${departmentId}::uuid)
    ORDER BY sku LIMIT 100`);
}
