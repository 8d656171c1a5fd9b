"use server";

import { randomUUID } from "node:crypto";
import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";
import {
  filesToChooseAgain,
  receiveFiles,
  shownFiles,
  untakenFiles,
} from "@/lib/attachments/mutations/receive";
import { LINK_COOKIE } from "@/lib/complaints/customer-proof";
import { FILED_COOKIE } from "@/lib/complaints/filed-cookie";
import { type FilingNotice, type FilingState, formFields, typedValues } from "@/lib/complaints/filing-state";
import { type Filed, fileComplaint } from "@/lib/complaints/mutations/file-complaint";
import { suspicionsOfFiling } from "@/lib/complaints/mutations/suspect-filing";
import { listCategories } from "@/lib/complaints/queries/categories";
import { parseFiling } from "@/lib/complaints/schema";
import { env } from "@/lib/env";
import { clientAddress } from "@/lib/http/client-address";
import { getLocale } from "@/lib/i18n/server";
import { complaintToken } from "@/lib/links/complaint-link";
import { logError } from "@/lib/log/logger";
import { databaseNow } from "@/lib/now";
import { organisationFrame } from "@/lib/organisation/queries";
import { paths } from "@/lib/paths";

const CONFIRMATION_SECONDS = 15 * 60;

/** The public form. Nothing of what was typed is lost, whatever goes wrong. */
export async function fileAsCustomer(before: FilingState, form: FormData): Promise<FilingState> {
  const outcome = await tryToFile(before, form, databaseNow());
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
    files: untakenFiles(form, before.files),
    ...change,
  });
  // Nothing waits under a new token, so what was chosen has to be chosen again.
  const anew = (notice: FilingNotice): FilingState =>
    answer({ notice, token: randomUUID(), files: filesToChooseAgain(form, before.files) });
  const sent = await headers();
  const address = clientAddress((name) => sent.get(name));
  try {
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
    if (!parsed.ok && parsed.reason === "malformed") return anew("malformed");
    const { token } = parsed;
    // Also beside wrong input: the browser would not send them again.
    const received = await receiveFiles(form, { token, author: "customer", address }, now);
    const files = shownFiles(received);
    if (!parsed.ok) return answer({ problems: parsed.problems, files });
    if (files.problems.length > 0) return answer({ files });
    const suspicions = await suspicionsOfFiling(parsed, { address, now });
    const filed = await fileComplaint(
      { filing: parsed.value, filedBy: null, token, suspicions, files: received.files },
      now,
    );
    return filed.ok ? filed.value : anew("token-used");
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
