import type { Staff } from "@/lib/auth/staff";
import { db } from "@/lib/db/client";
import type { AuthorityLimits } from "@/lib/domain/compensation/authority";
import { MONEY_ROLES } from "@/lib/domain/compensation/policy";

export type LimitRow = { currency: string } & Partial<AuthorityLimits>;

/** What each role may award by itself, per currency. */
export async function listLimits(_staff: Staff): Promise<LimitRow[]> {
  const rows = await db().authorityLimit.findMany({
    orderBy: { currency: "asc" },
    select: { role: true, currency: true, limitMinor: true },
  });
  const table = new Map<string, LimitRow>();
  for (const { role, currency, limitMinor } of rows) {
    const known = MONEY_ROLES.find((each) => each === role);
    if (known) table.set(currency, { ...(table.get(currency) ?? { currency }), [known]: limitMinor });
  }
  return [...table.values()];
}
