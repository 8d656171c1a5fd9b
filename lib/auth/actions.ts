"use server";

import { createHash, timingSafeEqual } from "node:crypto";
import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";
import { getServerSession } from "next-auth";
import { authOptions } from "@/lib/auth/config";
import { closeSession, createFirstAdmin } from "@/lib/auth/mutations";
import { passwordWeakness } from "@/lib/auth/password";
import type { PasswordWeakness } from "@/lib/auth/password-weakness";
import { firstAdminSchema } from "@/lib/auth/schema";
import { env } from "@/lib/env";
import { clientAddress } from "@/lib/http/client-address";
import { databaseNow } from "@/lib/now";
import { paths } from "@/lib/paths";
import { takeFromWindow } from "@/lib/rate-limit/mutations";

export type FirstAdminField = "code" | "name" | "email" | "password";
export type FirstAdminProblem =
  | "code-wrong"
  | "name-missing"
  | "email-invalid"
  | PasswordWeakness
  | "too-many-tries";
export type FirstAdminState = {
  problems: Partial<Record<FirstAdminField, FirstAdminProblem>>;
  /** What was typed, given back; never the password or the code. */
  name: string;
  email: string;
};

function sameCode(given: string, expected: string): boolean {
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(given), digest(expected));
}

const BY_PATH = {
  code: "code-wrong",
  name: "name-missing",
  email: "email-invalid",
  password: "too-long",
} as const;

/** Makes the first administrator of a real installation, who proves by the set-up code to have started it. */
export async function setUpFirstAdmin(_before: FirstAdminState, form: FormData): Promise<FirstAdminState> {
  const now = databaseNow();
  const typed = { name: String(form.get("name") ?? ""), email: String(form.get("email") ?? "") };
  const requestHeaders = await headers();
  const address = clientAddress((name) => requestHeaders.get(name));
  if (!(await takeFromWindow(`setup:${address}`, { limit: 20, windowMs: 900_000 }, now)))
    return { ...typed, problems: { code: "too-many-tries" } };
  const parsed = firstAdminSchema.safeParse({
    ...typed,
    code: form.get("code"),
    password: form.get("password"),
  });
  if (!parsed.success) {
    const fields = parsed.error.issues.map((issue) => issue.path[0]);
    const problems: FirstAdminState["problems"] = {};
    for (const field of ["code", "name", "email", "password"] as const)
      if (fields.includes(field)) problems[field] = BY_PATH[field];
    return { ...typed, problems };
  }
  const { setupCode } = env();
  if (!setupCode || !sameCode(parsed.data.code, setupCode))
    return { ...typed, problems: { code: "code-wrong" } };
  const weakness = passwordWeakness(parsed.data.password, [parsed.data.name, parsed.data.email]);
  if (weakness) return { ...typed, problems: { password: weakness } };
  await createFirstAdmin(parsed.data);
  redirect(paths.login);
}

/** Ends the session in the database as well, so a copied cookie is worth nothing. */
export async function signOut(): Promise<void> {
  const session = await getServerSession(authOptions());
  if (session?.sid) await closeSession(session.sid, databaseNow());
  const jar = await cookies();
  for (const { name } of jar.getAll()) if (name.includes("next-auth.session-token")) jar.delete(name);
  redirect(paths.login);
}
