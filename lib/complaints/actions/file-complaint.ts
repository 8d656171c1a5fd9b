"use server";

import { randomUUID } from "node:crypto";
import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";
import { getLocale } from "next-intl/server";
import { LINK_COOKIE } from "@/lib/complaints/customer-proof";
import { FILED_COOKIE } from "@/lib/complaints/filed-cookie";
import { type FilingState, formFields, typedValues } from "@/lib/complaints/filing-state";
import { type Filed, fileComplaint } from "@/lib/complaints/mutations/file-complaint";
import { listCategories } from "@/lib/complaints/queries/categories";
import { parseFiling } from "@/lib/complaints/schema";
import { env } from "@/lib/env";
import { clientAddress } from "@/lib/http/client-address";
import { complaintToken } from "@/lib/links/complaint-link";
import { logError } from "@/lib/log/logger";
import { organisationFrame } from "@/lib/organisation/queries";
import { paths } from "@/lib/paths";
import { takeFromWindow } from "@/lib/rate-limit/mutations";

/** Wide, since an office or a mobile network shares one address. */
const ADDRESS_LIMIT = { limit: 60, windowMs: 10 * 60_000 } as const;
const CONFIRMATION_SECONDS = 15 * 60;

/** The public form. Nothing of what was typed is lost, whatever goes wrong. */
export async function fileAsCustomer(before: FilingState, form: FormData): Promise<FilingState> {
  const outcome = await tryToFile(before, form, new Date());
  if ("attempt" in outcome) return outcome;
  await openFor(outcome);
  redirect(paths.complaintFiled);
}

async function tryToFile(before: FilingState, form: FormData, now: Date): Promise<FilingState | Filed> {
  const answer = (change: Partial<FilingState>): FilingState => ({
    attempt: before.attempt + 1,
    token: typeof form.get("token") === "string" ? String(form.get("token")) : before.token,
    startedAt: before.startedAt,
    values: typedValues(form),
    problems: {},
    notice: null,
    ...change,
  });
  const sent = await headers();
  const address = clientAddress((name) => sent.get(name));
  try {
    if (!(await takeFromWindow(`filing:${address}`, ADDRESS_LIMIT, now)))
      return answer({ notice: "too-many" });
    const [locale, organisation] = await Promise.all([getLocale(), organisationFrame()]);
    if (!organisation) return answer({ notice: "failed" });
    const categories = await listCategories(locale);
    const parsed = parseFiling(formFields(form), {
      now,
      locale,
      baseCurrency: organisation.baseCurrency,
      timeZone: organisation.timeZone,
      categoryKeys: categories.map(({ key }) => key),
      onBehalf: false,
    });
    if (!parsed.ok && parsed.reason === "malformed")
      return answer({ notice: "malformed", token: randomUUID() });
    if (!parsed.ok) return answer({ problems: parsed.problems });
    const { value: filing, token, looksAutomated } = parsed;
    const filed = await fileComplaint({ filing, filedBy: null, token, looksAutomated }, now);
    return filed.ok ? filed.value : answer({ notice: "token-used", token: randomUUID() });
  } catch (error) {
    // The text must survive a database that is away; the error's words may hold data, so only its kind is told.
    logError(error, "filing failed");
    return answer({ notice: "failed" });
  }
}

/** Lets this browser see the confirmation for a quarter of an hour, and the complaint until it is closed. */
async function openFor({ complaintId, reference, linkVersion }: Filed): Promise<void> {
  const jar = await cookies();
  const token = complaintToken(complaintId, linkVersion);
  const shared = { httpOnly: true, sameSite: "lax", secure: env().publicUrl.startsWith("https:") } as const;
  jar.set(LINK_COOKIE, token, { ...shared, path: paths.complaint(reference) });
  jar.set(FILED_COOKIE, token, { ...shared, path: paths.complaintFiled, maxAge: CONFIRMATION_SECONDS });
}
