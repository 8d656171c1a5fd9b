"use server";

import { revalidatePath } from "next/cache";
import { makeCredential, revokeCredential } from "@/lib/api-credentials/mutations";
import { newCredentialSchema, revokeCredentialSchema } from "@/lib/api-credentials/schema";
import type { NewCredentialField, NewCredentialState } from "@/lib/api-credentials/types";
import { requireStaff } from "@/lib/auth/session";
import { databaseNow } from "@/lib/now";
import { paths } from "@/lib/paths";

const FIELDS = ["name", "scopes", "lifetimeDays"] as const satisfies readonly NewCredentialField[];

export async function makeCredentialAction(
  before: NewCredentialState,
  form: FormData,
): Promise<NewCredentialState> {
  const staff = await requireStaff("credential.write");
  const text = (name: string) => String(form.get(name) ?? "");
  const typed = {
    name: text("name"),
    scopes: form.getAll("scopes").map(String),
    lifetimeDays: text("lifetimeDays"),
  };
  const answer = (change: Partial<NewCredentialState>): NewCredentialState => ({
    attempt: before.attempt + 1,
    made: null,
    problem: null,
    typed,
    ...change,
  });
  const input = newCredentialSchema.safeParse(typed);
  if (!input.success) {
    const at = String(input.error.issues[0]?.path[0] ?? "");
    return answer({ problem: { field: FIELDS.find((field) => field === at) ?? null, reason: "invalid" } });
  }
  const made = await makeCredential(staff, input.data, databaseNow());
  if (!made.ok) return answer({ problem: { field: "scopes", reason: made.reason } });
  revalidatePath(paths.settingsSection("api"));
  return answer({
    made: { name: input.data.name, secret: made.value.secret },
    typed: { name: "", scopes: [], lifetimeDays: "" },
  });
}

export async function revokeCredentialAction(form: FormData): Promise<void> {
  const staff = await requireStaff("credential.write");
  const input = revokeCredentialSchema.safeParse({ id: form.get("id") });
  if (input.success) await revokeCredential(staff, input.data.id, databaseNow());
  revalidatePath(paths.settingsSection("api"));
}
