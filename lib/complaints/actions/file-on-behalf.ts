"use server";

import { randomUUID } from "node:crypto";
import { redirect } from "next/navigation";
import {
  filesToChooseAgain,
  receiveFiles,
  shownFiles,
  untakenFiles,
} from "@/lib/attachments/mutations/receive";
import { requireStaff } from "@/lib/auth/session";
import type { Staff } from "@/lib/auth/staff";
import { type FilingNotice, type FilingState, formFields, typedValues } from "@/lib/complaints/filing-state";
import { type Filed, fileComplaint } from "@/lib/complaints/mutations/file-complaint";
import { listCategories } from "@/lib/complaints/queries/categories";
import { listRegionChoices } from "@/lib/complaints/queries/regions";
import { parseFiling } from "@/lib/complaints/schema";
import { databaseNow } from "@/lib/now";
import { organisationFrame } from "@/lib/organisation/queries";
import { paths } from "@/lib/paths";

/** Staff file what reached us by phone, at the counter, by letter, e-mail or social media. */
export async function fileOnBehalf(before: FilingState, form: FormData): Promise<FilingState> {
  const staff = await requireStaff("complaint.file");
  const outcome = await tryToFile({ staff, before, form, now: databaseNow() });
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
    files: untakenFiles(form, before.files),
    ...change,
  });
  // Nothing waits under a new token, so what was chosen has to be chosen again.
  const anew = (notice: FilingNotice): FilingState =>
    answer({ notice, token: randomUUID(), files: filesToChooseAgain(form, before.files) });
  const [organisation, categories, regions] = await Promise.all([
    organisationFrame(),
    listCategories(staff.locale),
    listRegionChoices(staff.locale),
  ]);
  if (!organisation) return answer({ notice: "failed" });
  const parsed = parseFiling(formFields(form), {
    now,
    locale: staff.locale,
    baseCurrency: organisation.baseCurrency,
    timeZone: organisation.timeZone,
    categoryKeys: categories.map(({ key }) => key),
    regionKeys: regions.map(({ key }) => key),
    onBehalf: true,
  });
  if (!parsed.ok && parsed.reason === "malformed") return anew("malformed");
  const { token } = parsed;
  const received = await receiveFiles(form, { token, author: "staff", address: null }, now);
  const files = shownFiles(received);
  if (!parsed.ok) return answer({ problems: parsed.problems, token, files });
  if (files.problems.length > 0) return answer({ token, files });
  const filed = await fileComplaint(
    { filing: parsed.value, filedBy: staff, token, files: received.files },
    now,
  );
  return filed.ok ? filed.value : anew("token-used");
}
