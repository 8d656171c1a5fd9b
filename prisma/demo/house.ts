import { sql, type Tx } from "@/lib/db/client";
import { dayOf } from "./clock";

const ITEMS = [
  { sku: "HP-200", en: "Wireless headphones", hans: "无线耳机", hant: "無線耳機", onHand: 24, lowAt: 6 },
  { sku: "KTL-17", en: "Travel kettle", hans: "便携水壶", hant: "旅行快煮壺", onHand: 9, lowAt: 5 },
  { sku: "SIM-01", en: "SIM card", hans: "电话卡", hant: "SIM 卡", onHand: 120, lowAt: 20 },
  { sku: "UMB-03", en: "Folding umbrella", hans: "折叠伞", hant: "折疊傘", onHand: 3, lowAt: 5 },
] as const;

/** What one unit is worth in TWD: round figures for the demo company, set on the first of the year. */
const RATES = { USD: "31.5", EUR: "36.2", CNY: "4.42" } as const;

/** What belongs to no case: the house's risk reserve of the year, a shelf of replacements, rates for reports. */
export async function fillHouse(tx: Tx, now: Date): Promise<void> {
  const year = Number(dayOf(now).slice(0, 4));
  await tx.$executeRaw(sql`
    INSERT INTO budget (purpose, currency, period_kind, period_start, period_end, goodwill_limit_minor,
      entitlement_planned_minor, roll_over, renew_days_before)
    VALUES ('risk-reserve', 'TWD', 'year', ${`${year}-01-01`}::date, ${`${year + 1}-01-01`}::date, 6000000, 3000000,
      'remaining', 30)`);
  const keeper = await tx.staff.findFirstOrThrow({
    where: { isDemo: true, role: "manager" },
    orderBy: { email: "asc" },
    select: { id: true },
  });
  for (const { sku, en, hans, hant, onHand, lowAt } of ITEMS) {
    const { id } = await tx.stockItem.create({
      data: { sku, names: { en, "zh-Hans": hans, "zh-Hant": hant }, onHand, lowAt },
      select: { id: true },
    });
    await tx.stockMove.create({
      data: {
        itemId: id,
        kind: "receive",
        onHandChange: onHand,
        reservedChange: 0,
        actorKind: "staff",
        actorId: keeper.id,
        idempotencyKey: `demo:${sku}`,
        movedAt: now,
      },
      select: { id: true },
    });
  }
  for (const [currency, rate] of Object.entries(RATES))
    await tx.$executeRaw(sql`
      INSERT INTO exchange_rate (from_currency, to_currency, rate, effective_from, source, set_by_id, set_at)
      VALUES (${currency}, 'TWD', ${rate}::numeric, ${`${year}-01-01`}::date, 'Demo', ${keeper.id}::uuid, ${now}::timestamptz)`);
}
