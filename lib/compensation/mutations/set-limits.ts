import { can } from "@/lib/auth/permissions";
import type { Staff } from "@/lib/auth/staff";
import { inTransaction } from "@/lib/db/client";
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
    for (const role of MONEY_ROLES) {
      await tx.authorityLimit.upsert({
        where: { role_currency: { role, currency } },
        create: { role, currency, limitMinor: limits[role] },
        update: { limitMinor: limits[role] },
      });
    }
    return ok(null);
  });
}
