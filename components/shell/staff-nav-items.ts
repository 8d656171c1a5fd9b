import type { IconName } from "@/components/ui/icon-names";
import { paths } from "@/lib/paths";

/** The pages of the staff area, in the order of the menu. Their words: shell.items. */
export const STAFF_NAV = [
  { key: "queue", group: "work", href: paths.queue, icon: "inbox" },
  { key: "held", group: "work", href: paths.held, icon: "shield-alert" },
  { key: "approvals", group: "work", href: paths.approvals, icon: "shield-check" },
  { key: "promises", group: "work", href: paths.promises, icon: "handshake" },
  { key: "payouts", group: "work", href: paths.payouts, icon: "wallet" },
  { key: "duty", group: "work", href: paths.duty, icon: "calendar-clock" },
  { key: "tasks", group: "work", href: paths.tasks, icon: "list-checks" },
  { key: "customers", group: "work", href: paths.customers, icon: "users" },
  { key: "vouchers", group: "work", href: paths.vouchers, icon: "wallet" },
  { key: "dashboard", group: "insight", href: paths.dashboard, icon: "chart-column" },
  { key: "sla", group: "insight", href: paths.sla, icon: "hourglass" },
  { key: "policies", group: "insight", href: paths.policies, icon: "scale" },
  { key: "ledger", group: "insight", href: paths.ledger, icon: "book-open" },
  { key: "stock", group: "insight", href: paths.stock, icon: "archive" },
  { key: "audit", group: "insight", href: paths.audit, icon: "eye" },
  { key: "outbox", group: "system", href: paths.outbox, icon: "mail" },
  { key: "system", group: "system", href: paths.system, icon: "monitor" },
  { key: "settings", group: "system", href: paths.settings, icon: "settings" },
] as const satisfies readonly { key: string; group: string; href: string; icon: IconName }[];

export type StaffNavKey = (typeof STAFF_NAV)[number]["key"];
export type StaffNavGroup = (typeof STAFF_NAV)[number]["group"];
