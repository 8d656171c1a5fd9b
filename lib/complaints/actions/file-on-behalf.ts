"use server";

import { randomUUID } from "node:crypto";
import { redirect } from "next/navigation";
import { requireStaff } from "@/lib/auth/session";
import type { Staff } from "@/lib/auth/staff";
import { type FilingState, formFields, typedValues } from "@/lib/complaints/filing-state";
import { type Filed, fileComplaint } from "@/lib/complaints/mutations/file-complaint";
import { listCategories } from "@/lib/complaints/queries/categories";
import { parseFiling } from "@/lib/complaints/schema";
import { organisationFrame } from "@/lib/organisation/queries";
import { paths } from "@/lib/paths";

/** Staff file what reached us by phone, at the counter, by letter, e-mail or social media. */
export async function fileOnBehalf(before: FilingState, form: FormData): Promise<FilingState> {
  const staff = await requireStaff("complaint.file");
  const outcome = await tryToFile({ staff, before, form, now: new Date() });
  if ("attempt" in outcome) return outcome;
  redirect(paths.case(outcome.reference));
}

type Attempt = { staff: Staff; before: FilingState; form: FormData; now: Date };

async function tryToFile({ staff, before, form, now }: Attempt): Promise<FilingState | Filed> {
  const answer = (change: Partial<FilingState>): FilingState => ({
    ...before,
    attempt: before.attempt + 1,
    values: typedValues(form),
    problems: {},
    notice: null,
    ...change,
  });
  const [organisation, categories] = await Promise.all([organisationFrame(), listCategories(staff.locale)]);
  if (!organisation) return answer({ notice: "failed" });
  const parsed = parseFiling(formFields(form), {
    now,
    locale: staff.locale,
    baseCurrency: organisation.baseCurrency,
    timeZone: organisation.timeZone,
    categoryKeys: categories.map(({ key }) => key),
    onBehalf: true,
  });
  if (!parsed.ok && parsed.reason === "malformed")
    return answer({ notice: "malformed", token: randomUUID() });
  if (!parsed.ok) return answer({ problems: parsed.problems, token: parsed.token });
  const filed = await fileComplaint({ filing: parsed.value, filedBy: staff, token: parsed.token }, now);
  return filed.ok ? filed.value : answer({ notice: "token-used", token: randomUUID() });
}
