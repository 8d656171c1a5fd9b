import type { Permission } from "@/lib/auth/permissions";

/** What an API credential may be given. One of them moves money: that of a till, which takes what a customer spends. */
export const API_SCOPES = [
  "complaints:file",
  "complaints:read",
  "notes:write",
  "policy:evaluate",
  "voucher:read",
  "voucher:redeem",
  "points:read",
  "points:redeem",
] as const;
export type ApiScope = (typeof API_SCOPES)[number];

/** Nobody hands a program more than they may do themselves: what its maker must hold for each scope. */
export const PERMISSION_OF_SCOPE = {
  "complaints:file": "complaint.file",
  "complaints:read": "case.read",
  "notes:write": "case.work",
  "policy:evaluate": "policy.read",
  "voucher:read": "voucher.read",
  "voucher:redeem": "voucher.redeem",
  "points:read": "voucher.read",
  "points:redeem": "voucher.redeem",
} as const satisfies Record<ApiScope, Permission>;

export function isApiScope(value: string): value is ApiScope {
  return API_SCOPES.some((scope) => scope === value);
}
