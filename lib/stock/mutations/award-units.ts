import { sql, type Tx } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/complaint-events";
import { failed, ok, type Result } from "@/lib/result";

export type HeldUnits = { remedyId: string; itemId: string; units: number };
type By = { actor: Actor; now: Date };

/**
 * Takes the units that an award promises off what is free: all of them or none. The condition stands in the update, so
 * that whoever comes second for the last unit is refused. Nothing is told by a move yet: the money may still be refused.
 */
export async function holdUnits(
  tx: Tx,
  awardId: string,
): Promise<Result<readonly HeldUnits[], "out-of-stock">> {
  // In the order of the items, so that two awards never wait for each other.
  const wanted = await tx.$queryRaw<HeldUnits[]>(sql`
    SELECT r.id AS "remedyId", r.stock_item_id AS "itemId", r.units FROM award_remedy r
    WHERE r.award_id = ${awardId}::uuid AND r.stock_item_id IS NOT NULL
      AND NOT EXISTS (SELECT 1 FROM stock_move m WHERE m.award_remedy_id = r.id AND m.kind = 'reserve')
    ORDER BY r.stock_item_id, r.position`);
  const held: HeldUnits[] = [];
  for (const one of wanted) {
    const taken = await tx.$executeRaw(sql`
      UPDATE stock_item SET reserved = reserved + ${one.units}::int
      WHERE id = ${one.itemId}::uuid AND active AND reserved + ${one.units}::int <= on_hand`);
    if (taken === 0) {
      await letGo(tx, held);
      return failed("out-of-stock");
    }
    held.push(one);
  }
  return ok(held);
}

/** Undoes a hold that came to nothing. */
export async function letGo(tx: Tx, held: readonly HeldUnits[]): Promise<void> {
  for (const { itemId, units } of held)
    await tx.$executeRaw(
      sql`UPDATE stock_item SET reserved = reserved - ${units}::int WHERE id = ${itemId}::uuid`,
    );
}

/** The hold becomes a reservation: from now on it ends by delivery or release, once. */
export async function recordReserved(tx: Tx, held: readonly HeldUnits[], { actor, now }: By): Promise<void> {
  for (const { remedyId, itemId, units } of held)
    await tx.$executeRaw(sql`
      INSERT INTO stock_move (item_id, kind, on_hand_change, reserved_change, actor_kind, actor_id, award_remedy_id,
        idempotency_key, moved_at)
      VALUES (${itemId}::uuid, 'reserve', 0, ${units}::int, ${actor.kind}, ${actor.id}::uuid, ${remedyId}::uuid,
        ${`${remedyId}:reserve`}, ${now}::timestamptz)`);
}

/** The award came to nothing (declined, expired, withdrawn, taken back): what was not delivered is free again. */
export async function releaseUnits(tx: Tx, awardId: string, by: By): Promise<void> {
  await endReservations(tx, { kind: "release", by, where: sql`r.award_id = ${awardId}::uuid` });
}

/** The remedy was handed over: its units leave the shelf. A remedy without units moves nothing. */
export async function deliverUnits(tx: Tx, remedyId: string, by: By): Promise<void> {
  await endReservations(tx, { kind: "deliver", by, where: sql`r.id = ${remedyId}::uuid` });
}

type Ending = { kind: "release" | "deliver"; by: By; where: ReturnType<typeof sql> };

/** One statement; a reservation that has ended already is not found, so asking again moves nothing. */
async function endReservations(tx: Tx, { kind, by: { actor, now }, where }: Ending): Promise<void> {
  const leaves = kind === "deliver";
  await tx.$executeRaw(sql`
    WITH open AS (
      SELECT m.item_id, m.award_remedy_id, m.reserved_change AS units
      FROM stock_move m JOIN award_remedy r ON r.id = m.award_remedy_id
      WHERE ${where} AND m.kind = 'reserve' AND NOT EXISTS (
        SELECT 1 FROM stock_move e WHERE e.award_remedy_id = r.id AND e.kind IN ('release', 'deliver'))
    ), held AS MATERIALIZED (
      SELECT i.id FROM stock_item i WHERE i.id IN (SELECT item_id FROM open) ORDER BY i.id FOR UPDATE
    ), summed AS (
      SELECT item_id, sum(units)::int AS units FROM open JOIN held ON held.id = open.item_id GROUP BY item_id
    ), changed AS (
      UPDATE stock_item SET reserved = reserved - summed.units,
        on_hand = on_hand - CASE WHEN ${leaves} THEN summed.units ELSE 0 END
      FROM summed WHERE stock_item.id = summed.item_id RETURNING stock_item.id
    )
    INSERT INTO stock_move (item_id, kind, on_hand_change, reserved_change, actor_kind, actor_id, award_remedy_id,
      idempotency_key, moved_at)
    SELECT open.item_id, ${kind}, CASE WHEN ${leaves} THEN -open.units ELSE 0 END, -open.units, ${actor.kind},
      ${actor.id}::uuid, open.award_remedy_id, open.award_remedy_id::text || ':end', ${now}::timestamptz
    FROM open JOIN changed ON changed.id = open.item_id`);
}

/** Whether every one of these items may be promised. */
export async function areKnownItems(tx: Tx, ids: readonly string[]): Promise<boolean> {
  const wanted = [...new Set(ids)];
  return (
    wanted.length === 0 ||
    (await tx.stockItem.count({ where: { id: { in: wanted }, active: true } })) === wanted.length
  );
}
