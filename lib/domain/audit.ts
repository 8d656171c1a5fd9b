/** Everything the audit log keeps: who got in, who saw what, who changed what beside the cases themselves. */
export const AUDIT_ACTIONS = [
  "signed-in",
  "sign-in-failed",
  "signed-out",
  "case-viewed",
  "customer-viewed",
  "mail-viewed",
  "attachment-viewed",
  "searched",
  "exported",
  "settings-changed",
  "staff-added",
  "staff-changed",
  "password-set",
  "approval-decided",
  "approval-overridden",
  "award-reversed",
  "month-closed",
  "link-revoked",
  "held-released",
  "held-marked-spam",
  "credential-made",
  "credential-revoked",
  "mail-resent",
  "job-retried",
  "job-cancelled",
  "policy-drafted",
  "policy-edited",
  "policy-discarded",
  "policy-submitted",
  "policy-sent-back",
  "policy-published",
  "policy-retired",
  "simulation-started",
  "simulation-cancelled",
  "budget-opened",
  "budget-rolled-over",
  "award-funded",
  "stock-moved",
  "rate-set",
  "payee-given",
  "payee-viewed",
  "payout-drafted",
  "payout-line-dropped",
  "payout-discarded",
  "payout-approved",
  "payout-approval-voided",
  "payout-exported",
  "payout-answered",
  "voucher-redeemed",
  "voucher-cancelled",
  "voucher-code-renewed",
  "points-spent",
  "sla-drafted",
  "sla-published",
  "sla-discarded",
  "calendar-changed",
  "duty-changed",
  "clock-extended",
] as const;
export type AuditAction = (typeof AUDIT_ACTIONS)[number];

/** What somebody only looked at: the same again within a quarter of an hour is the same look. */
export const VIEW_ACTIONS = [
  "case-viewed",
  "customer-viewed",
  "mail-viewed",
  "attachment-viewed",
  "searched",
  "payee-viewed",
] as const satisfies readonly AuditAction[];
export type ViewAction = (typeof VIEW_ACTIONS)[number];

export const AUDIT_SUBJECTS = [
  "complaint",
  "customer",
  "staff",
  "mail",
  "attachment",
  "award",
  "credential",
  "job",
  "setting",
  "list",
  "policy",
  "simulation",
  "budget",
  "stock",
  "rate",
  "payout",
  "voucher",
  "sla",
  "calendar",
  "duty",
] as const;
export type AuditSubject = (typeof AUDIT_SUBJECTS)[number];

/** A person by id, a program by its credential, the system by itself, or somebody who did not get in. */
export const AUDIT_ACTORS = ["staff", "api", "system", "stranger"] as const;
export type AuditActorKind = (typeof AUDIT_ACTORS)[number];
export type AuditActor = { kind: "staff" | "api"; id: string } | { kind: "system" | "stranger"; id: null };

export const STRANGER: AuditActor = { kind: "stranger", id: null };

export type AuditFact =
  | string
  | number
  | boolean
  | null
  | readonly AuditFact[]
  | { readonly [name: string]: AuditFact };
export type AuditFacts = Readonly<Record<string, AuditFact>>;

export function isAuditAction(value: string): value is AuditAction {
  return AUDIT_ACTIONS.some((action) => action === value);
}

type Values = Readonly<Record<string, AuditFact | bigint | Date | undefined>>;

function fact(value: Values[string]): AuditFact {
  if (typeof value === "bigint") return value.toString();
  if (value instanceof Date) return value.toISOString();
  return value ?? null;
}

/** What differs between two states of a setting, as it was and as it is; null where nothing does. No personal data. */
export function changesBetween(before: Values, after: Values): AuditFacts | null {
  const names = Object.keys(after).filter(
    (name) => JSON.stringify(fact(before[name])) !== JSON.stringify(fact(after[name])),
  );
  if (names.length === 0) return null;
  const pick = (values: Values) => Object.fromEntries(names.map((name) => [name, fact(values[name])]));
  return { before: pick(before), after: pick(after) };
}
