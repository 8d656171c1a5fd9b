import { splitLocalePrefix } from "@/lib/i18n/negotiate";

/**
 * Every route of the app as its folders in `app/` name it; a test compares the two. Logs and metrics name a request by
 * its pattern, since the path itself may hold a token, a reference or whatever somebody typed.
 */
export const ROUTE_PATTERNS = [
  "/",
  "/api/auth/[...nextauth]",
  "/api/docs",
  "/api/health",
  "/api/metrics",
  "/api/v1/[[...path]]",
  "/api/v1/complaints",
  "/api/v1/complaints/[reference]",
  "/api/v1/customers/[customer]/points",
  "/api/v1/customers/[customer]/points/redemptions",
  "/api/v1/openapi.json",
  "/api/v1/policy",
  "/api/v1/policy/evaluate",
  "/api/v1/staff/complaints",
  "/api/v1/staff/complaints/[reference]",
  "/api/v1/staff/complaints/[reference]/notes",
  "/api/v1/vouchers/[code]",
  "/api/v1/vouchers/[code]/redemptions",
  "/approvals",
  "/approvals/overrides",
  "/audit",
  "/audit/export",
  "/c/[token]",
  "/complaints/[reference]",
  "/complaints/[reference]/files/[key]",
  "/complaints/filed",
  "/complaints/lost-link",
  "/complaints/new",
  "/customers",
  "/customers/[id]",
  "/dashboard",
  "/dashboard/cases",
  "/dashboard/cases/export",
  "/duty",
  "/fairness",
  "/feedback/[token]",
  "/held",
  "/ledger",
  "/ledger/[id]",
  "/ledger/accounts",
  "/ledger/export",
  "/ledger/months",
  "/ledger/spend",
  "/policies",
  "/policies/[id]",
  "/policies/[id]/changes",
  "/policies/[id]/document",
  "/policies/[id]/edit",
  "/login",
  "/notifications",
  "/outbox",
  "/outbox/[id]",
  "/payouts",
  "/payouts/[id]",
  "/payouts/[id]/file",
  "/policy",
  "/preferences",
  "/privacy",
  "/profile",
  "/promises",
  "/queue",
  "/queue/[reference]",
  "/queue/[reference]/clocks",
  "/queue/[reference]/files/[key]",
  "/queue/[reference]/precedents",
  "/queue/new",
  "/settings",
  "/settings/api",
  "/settings/authority",
  "/settings/budgets",
  "/settings/calendars",
  "/settings/clocks/packs",
  "/settings/calendars/[key]",
  "/settings/categories",
  "/settings/departments",
  "/settings/clocks",
  "/settings/clocks/[version]",
  "/settings/clocks/draft",
  "/settings/organisation",
  "/settings/payouts",
  "/settings/regions",
  "/settings/staff",
  "/setup",
  "/simulations",
  "/simulations/[id]",
  "/sla",
  "/sla/export",
  "/sla/what-if",
  "/stock",
  "/system",
  "/tasks",
  "/vouchers",
  "/vouchers/[id]",
  "/vouchers/export",
] as const;

/** What is under no route of ours: files of the build, and whatever strangers try. */
export const STATIC_PATTERN = "/_next";
export const UNKNOWN_PATTERN = "unknown";

type Branch = {
  pattern: string | null;
  rest: string | null;
  children: Map<string, Branch>;
  any: Branch | null;
};

const branch = (): Branch => ({ pattern: null, rest: null, children: new Map(), any: null });

function treeOf(patterns: readonly string[]): Branch {
  const root = branch();
  for (const pattern of patterns) {
    let at = root;
    for (const part of pattern.split("/").filter(Boolean)) {
      if (part.startsWith("[...") || part.startsWith("[[...")) {
        at.rest = pattern;
        break;
      }
      if (part.startsWith("[")) {
        at.any ??= branch();
        at = at.any;
        continue;
      }
      const next = at.children.get(part) ?? branch();
      at.children.set(part, next);
      at = next;
    }
    if (at.rest !== pattern) at.pattern = pattern;
  }
  return root;
}

/** A fixed name wins over a placeholder, as in Next; a dead end falls back to a placeholder or to all the rest. */
function find(at: Branch, parts: readonly string[]): string | null {
  const [part, ...others] = parts;
  if (part === undefined) return at.pattern;
  const named = at.children.get(part);
  return (named && find(named, others)) ?? (at.any && find(at.any, others)) ?? at.rest;
}

const tree = treeOf(ROUTE_PATTERNS);

/** The pattern that a request's URL falls under, without its language and query; "unknown" for none. */
export function routePattern(url: string): string {
  const path = url.split(/[?#]/, 1)[0] ?? "/";
  if (path.startsWith("/_next/")) return STATIC_PATTERN;
  const { pathname } = splitLocalePrefix(path);
  return find(tree, pathname.split("/").filter(Boolean)) ?? UNKNOWN_PATTERN;
}
