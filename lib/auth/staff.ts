import type { Role } from "@/lib/domain/roles";
import type { Locale } from "@/lib/i18n/config";

/**
 * Proof that a signed-in, active staff member was looked up for this request and holds the permission asked for.
 * Only `requireStaff` makes one; every staff query and mutation demands one.
 */
export type Staff = {
  id: string;
  name: string;
  email: string;
  role: Role;
  locale: Locale;
  departmentId: string | null;
} & { readonly proof: "session-checked" };
