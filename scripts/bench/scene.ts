import { encode } from "next-auth/jwt";
import { staffOfSession } from "@/lib/auth/queries";
import type { Staff } from "@/lib/auth/staff";
import { pool } from "@/lib/db/client";
import { type Env, env } from "@/lib/env";
import { complaintToken } from "@/lib/links/complaint-link";
import { paths } from "@/lib/paths";
import type { BenchOptions } from "./options";

/** What the parts measure: a running app over a history of the wanted size, and somebody signed in. */
export type Scene = {
  url: string;
  env: Env;
  options: BenchOptions;
  /** A manager's session, as a Cookie header and as the queries want it. */
  cookie: string;
  staff: Staff;
  /** An open, assessed case, and the private page of the same complaint with its cookie. */
  caseReference: string;
  customerPage: { path: string; cookie: string };
};

async function one(text: string): Promise<Record<string, string>> {
  const { rows } = await pool().query<Record<string, string>>(text);
  const [row] = rows;
  if (!row) throw new Error(`The history lacks what the benchmark looks at: ${text}`);
  return row;
}

async function signIn(): Promise<{ cookie: string; staff: Staff }> {
  const { id = "" } = await one(
    `INSERT INTO staff_session (staff_id, expires_at)
     SELECT id, now() + interval '3 hours' FROM staff WHERE role = 'manager' AND active ORDER BY created_at LIMIT 1 RETURNING id`,
  );
  const found = await staffOfSession(id, new Date());
  if (!found) throw new Error("The benchmark could not sign in.");
  const { mustChangePassword: _settled, ...staff } = found;
  const token = await encode({ token: { sid: id }, secret: env().secret });
  return { cookie: `next-auth.session-token=${token}`, staff: { ...staff, proof: "session-checked" } };
}

/** Follows a private link as a browser would: the link sets a cookie and leads to the page. */
async function openLink(url: string): Promise<{ path: string; cookie: string }> {
  const row = await one(
    `SELECT c.id, c.link_version::text AS version FROM complaint c JOIN award a ON a.complaint_id = c.id
     WHERE a.status = 'fulfilled' ORDER BY c.received_at DESC LIMIT 1`,
  );
  const token = complaintToken(row.id ?? "", Number(row.version));
  const response = await fetch(url + paths.privateLink(token), { redirect: "manual" });
  const cookie = response.headers.getSetCookie().map((text) => text.split(";")[0]);
  const path = new URL(response.headers.get("location") ?? "/", url).pathname;
  return { path, cookie: cookie.join("; ") };
}

export async function prepareScene(url: string, options: BenchOptions): Promise<Scene> {
  const { reference = "" } = await one(
    "SELECT reference FROM complaint WHERE is_open AND impact IS NOT NULL ORDER BY received_at DESC LIMIT 1",
  );
  return {
    url,
    env: env(),
    options,
    ...(await signIn()),
    caseReference: reference,
    customerPage: await openLink(url),
  };
}
