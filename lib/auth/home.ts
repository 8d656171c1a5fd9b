import type { Role } from "@/lib/domain/roles";
import { paths } from "@/lib/paths";

const HOME = {
  agent: paths.queue,
  lead: paths.queue,
  manager: paths.dashboard,
  auditor: paths.ledger,
  admin: paths.settings,
} as const satisfies Record<Role, string>;

/** Where each role's day begins. */
export function homeOf(role: Role): string {
  return HOME[role];
}
