import type { ReactNode } from "react";
import type { StaffNavKey } from "@/components/shell/staff-nav-items";
import { StaffShell } from "@/components/shell/staff-shell";
import { signOut } from "@/lib/auth/actions";
import { can, type Permission } from "@/lib/auth/permissions";
import { currentStaff } from "@/lib/auth/session";
import { countHeld } from "@/lib/complaints/queries/held";
import { unreadNotifications } from "@/lib/notifications/queries";
import { organisationFrame } from "@/lib/organisation/queries";

const NEEDED = {
  queue: "queue.read",
  held: "held.read",
  approvals: "approval.read",
  promises: "promise.read",
  payouts: "payout.read",
  duty: "duty.read",
  tasks: "task.read",
  customers: "customer.read",
  vouchers: "voucher.read",
  dashboard: "dashboard.read",
  sla: "dashboard.read",
  policies: "policy.read",
  ledger: "ledger.read",
  stock: "stock.read",
  audit: "audit.read",
  outbox: "outbox.read",
  system: "system.read",
  settings: "settings.read",
} as const satisfies Record<StaffNavKey, Permission>;

/** The frame, not the guard: a stranger gets the bare page, whose own gate sends him away. */
export default async function StaffLayout({ children }: { children: ReactNode }) {
  const [staff, organisation] = await Promise.all([currentStaff(), organisationFrame()]);
  if (!staff) return children;
  const visible = Object.entries(NEEDED).flatMap(([key, permission]) => {
    return isNavKey(key) && can(staff.role, permission) ? [key] : [];
  });
  const [notifications, held] = await Promise.all([
    unreadNotifications(staff),
    can(staff.role, "held.read") ? countHeld(staff) : 0,
  ]);
  return (
    <StaffShell
      organisation={organisation?.name ?? null}
      user={{ name: staff.name, email: staff.email, role: staff.role }}
      visible={visible}
      counts={{ held }}
      notifications={notifications}
      canFile={can(staff.role, "complaint.file")}
      signOut={signOut}
    >
      {children}
    </StaffShell>
  );
}

function isNavKey(key: string): key is StaffNavKey {
  return key in NEEDED;
}
