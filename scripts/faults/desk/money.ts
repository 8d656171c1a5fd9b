import { z } from "zod";
import { makeCredential } from "@/lib/api-credentials/mutations";
import { db, sql } from "@/lib/db/client";
import { setBudget } from "@/lib/ledger/mutations/set-budget";
import { saveDebtor } from "@/lib/payouts/mutations/debtor";
import { spendPoints } from "@/lib/points/mutations/spend";
import { loadCast } from "@/prisma/demo/record/scene";
import type { Works } from "./works";

/** What a house needs before money can leave it: an account to pay from, and a till that may redeem. */
async function house() {
  const manager = (await loadCast()).staff("margaret");
  const account = { holder: "Harbour & Pine", account: "0098765432", bank: "822", country: "TW" };
  const saved = await saveDebtor(manager, { currency: "TWD", ...account });
  const till = { name: "Till", scopes: ["voucher:redeem" as const], lifetimeDays: 1 };
  const made = await makeCredential(manager, till, new Date());
  return saved.ok && made.ok ? { secret: made.value.secret } : null;
}

type Budget = {
  departmentId: string;
  periodKind: string;
  periodStart: string;
  periodEnd: string;
  goodwillLimitMinor: bigint;
  entitlementPlannedMinor: bigint;
  usedMinor: bigint;
};

/** The budget that the stories spend from, without what came over from the month before. */
async function budget(): Promise<Budget> {
  const [row] = await db().$queryRaw<Budget[]>(sql`
    SELECT b.department_id AS "departmentId", b.period_kind AS "periodKind", b.period_start::text AS "periodStart",
      b.period_end::text AS "periodEnd", b.goodwill_limit_minor - b.rolled_minor + b.rolled_out_minor AS "goodwillLimitMinor",
      b.entitlement_planned_minor AS "entitlementPlannedMinor",
      b.goodwill_pending_minor + b.goodwill_posted_minor - b.rolled_minor + b.rolled_out_minor AS "usedMinor"
    FROM budget b JOIN category c ON c.department_id = b.department_id
    WHERE c.key = 'service' AND b.currency = 'TWD' AND b.purpose = 'compensation'
      AND organisation_day(now()) >= b.period_start AND organisation_day(now()) < b.period_end`);
  if (!row) throw new Error("the department has no budget");
  return row;
}

async function purse() {
  const { usedMinor, goodwillLimitMinor } = await budget();
  return { usedMinor, limitMinor: goodwillLimitMinor };
}

async function limit(minor: string) {
  const { usedMinor: _used, periodKind, ...same } = await budget();
  if (periodKind !== "month") throw new Error(`a budget by ${periodKind}`);
  const input = { ...same, currency: "TWD", periodKind, goodwillLimitMinor: BigInt(minor) } as const;
  return setBudget((await loadCast()).staff("chihhao"), input, new Date());
}

const purchase = z.object({ mark: z.string(), amountMinor: z.string().transform(BigInt) });

async function spend(reference: string, more: string) {
  const { mark, amountMinor } = purchase.parse(JSON.parse(more));
  const { customerId } = await db().complaint.findUniqueOrThrow({
    where: { reference },
    select: { customerId: true },
  });
  const input = { customerId, currency: "TWD", amountMinor, reference: mark, key: `counter:${mark}` };
  return spendPoints((await loadCast()).staff("ines"), input, new Date());
}

export const MONEY_WORKS: Works = { house, purse, limit, spend };
