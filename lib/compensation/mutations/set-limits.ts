import { recordAudit } from "@/lib/audit/mutations";
import { can } from "@/lib/auth/permissions";
import type { Staff } from "@/lib/auth/staff";
import { inTransaction } from "@/lib/db/client";
import { changesBetween } from "@/lib/domain/audit";
import type { AuthorityLimits } from "@/lib/domain/compensation/authority";
import { MONEY_ROLES } from "@/lib/domain/compensation/policy";
import { failed, ok, type Result } from "@/lib/result";

export type LimitsFailure = "not-allowed" | "not-rising";

/** Sets what each role may award by itself in a currency (minor units). Offers that are out already stay as they are. */
export function setLimits(
  staff: Staff,
  { currency, limits }: { currency: string; limits: AuthorityLimits },
): Promise<Result<null, LimitsFailure>> {
  return inTransaction(async (tx) => {
    if (!can(staff.role, "limit.write")) return failed("not-allowed");
    // A lead who may less than an agent could not approve what agents ask for.
    if (limits.lead < limits.agent || limits.manager < limits.lead) return failed("not-rising");
    const held = await tx.authorityLimit.findMany({
      where: { currency },
      select: { role: true, limitMinor: true },
    });
    const before = Object.fromEntries(held.map(({ role, limitMinor }) => [role, limitMinor]));
    for (const role of MONEY_ROLES) {
      await tx.authorityLimit.upsert({
        where: { role_currency: { role, currency } },
        create: { role, currency, limitMinor: limits[role] },
        update: { limitMinor: limits[role] },
      });
    }
    const facts = changesBetween(before, limits);
    const subject = { kind: "setting", id: `limits:${currency}` } as const;
    const actor = { kind: "staff", id: staff.id } as const;
    if (facts) await recordAudit(tx, { actor, action: "settings-changed", subject, facts });
    return ok(null);
  });
}
