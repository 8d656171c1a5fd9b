import type { ApiScope } from "@/lib/auth/scopes";
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

/**
 * Proof that a request carries a valid API credential with the scope asked for. An actor of its own, never a person; only
 * `openWithCredential` makes one.
 */
export type ApiClient = { id: string; name: string; scopes: readonly ApiScope[] } & {
  readonly proof: "credential-checked";
};

/** Who may read cases: a colleague at the desk, or a program that was given the scope. */
export type Reader = Staff | ApiClient;
