import type { Role } from "@/lib/domain/roles";

const READ = [
  "queue.read",
  "held.read",
  "case.read",
  "customer.read",
  "task.read",
  "approval.read",
  "promise.read",
  "ledger.read",
  "budget.read",
  "dashboard.read",
  "survey.read",
  "outbox.read",
  "settings.read",
  "policy.read",
  "duty.read",
  "stock.read",
  "payout.read",
  "voucher.read",
] as const;

const CASE_WORK = [
  "complaint.file",
  "held.review",
  "case.work",
  "mail.resend",
  "customer.write",
  "task.work",
  "award.propose",
  "award.fulfil",
  "voucher.redeem",
  "voucher.renew-code",
] as const;

const LEADERSHIP = [
  "case.assign",
  "severity.relax",
  "reopening.decide",
  "extension.decide",
  "duty.write",
  "award.approve",
  "stock.write",
  "payout.prepare",
  "payout.read-accounts",
  "voucher.cancel",
] as const;
const MONEY = [
  "policy.write",
  "policy.publish",
  "budget.write",
  "ledger.close",
  "award.override",
  "award.reverse",
  "payout.approve",
  "sla.write",
] as const;
const SYSTEM = ["staff.write", "organisation.write", "system.read", "system.write"] as const;

export type Permission =
  | (typeof READ)[number]
  | (typeof CASE_WORK)[number]
  | (typeof LEADERSHIP)[number]
  | (typeof MONEY)[number]
  | (typeof SYSTEM)[number]
  | "category.write"
  | "credential.write"
  | "audit.read";

/** The admin runs the system and holds no money rights; the auditor reads everything and changes nothing. */
const GRANTED: Readonly<Record<Role, ReadonlySet<Permission>>> = {
  agent: new Set<Permission>([
    "queue.read",
    "held.read",
    "case.read",
    "customer.read",
    "task.read",
    "promise.read",
    "duty.read",
    "outbox.read",
    "voucher.read",
    ...CASE_WORK,
  ]),
  lead: new Set<Permission>([...READ, ...CASE_WORK, ...LEADERSHIP]),
  manager: new Set<Permission>([
    ...READ,
    ...CASE_WORK,
    ...LEADERSHIP,
    ...MONEY,
    "category.write",
    "credential.write",
    "audit.read",
  ]),
  admin: new Set<Permission>([
    "duty.read",
    "outbox.read",
    "mail.resend",
    "settings.read",
    "category.write",
    "credential.write",
    ...SYSTEM,
  ]),
  auditor: new Set<Permission>([...READ, "audit.read", "system.read"]),
};

/** Whether a role may do something at all; four eyes and authority limits are decided in lib/domain. */
export function can(role: Role, permission: Permission): boolean {
  return GRANTED[role].has(permission);
}
