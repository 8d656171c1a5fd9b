import type { ApiScope } from "@/lib/auth/scopes";

/** A credential as the settings page lists it; its secret is nowhere. */
export type CredentialRow = {
  id: string;
  name: string;
  prefix: string;
  scopes: ApiScope[];
  createdAt: Date;
  createdByName: string;
  expiresAt: Date | null;
  revokedAt: Date | null;
  revokedByName: string | null;
  lastUsedAt: Date | null;
};

export type NewCredentialField = "name" | "scopes" | "lifetimeDays";

/** What the form shows after it was sent. The secret is shown this once and is in no other answer. */
export type NewCredentialState = {
  attempt: number;
  made: { name: string; secret: string } | null;
  problem: { field: NewCredentialField | null; reason: "invalid" | "beyond-your-own" } | null;
  typed: { name: string; scopes: string[]; lifetimeDays: string };
};

export const NEW_CREDENTIAL: NewCredentialState = {
  attempt: 0,
  made: null,
  problem: null,
  typed: { name: "", scopes: [], lifetimeDays: "" },
};
