import type { Staff } from "@/lib/auth/staff";
import { db, inTransaction, isUniqueViolation } from "@/lib/db/client";
import { isCurrency } from "@/lib/domain/currency";
import type { Names } from "@/lib/organisation/names";
import { failed, ok, type Result } from "@/lib/result";
import type { CategoryInput, CauseInput, OrganisationInput } from "@/lib/settings/schema";

type NamedInput = { "name.en": string; "name.zh-Hans": string; "name.zh-Hant": string };

function names(input: NamedInput): Names {
  return { en: input["name.en"], "zh-Hans": input["name.zh-Hans"], "zh-Hant": input["name.zh-Hant"] };
}

/** Changes a category, or adds one at the end; complaints already filed keep the department they went to. */
export async function saveCategory(
  _staff: Staff,
  input: CategoryInput,
): Promise<Result<null, "no-department">> {
  const { key, failureKind, departmentId } = input;
  const department = await db().department.findUnique({ where: { id: departmentId }, select: { id: true } });
  if (!department) return failed("no-department");
  const data = { names: names(input), failureKind, departmentId, active: input.active === "on" };
  const position = await db().category.count();
  await db().category.upsert({
    where: { key },
    update: data,
    create: { key, position, ...data },
    select: { key: true },
  });
  return ok(null);
}

export async function addCause(
  _staff: Staff,
  input: CauseInput,
): Promise<Result<null, "key-taken" | "no-category">> {
  const category = await db().category.findUnique({
    where: { key: input.categoryKey },
    select: { key: true },
  });
  if (!category) return failed("no-category");
  const { key, categoryKey } = input;
  try {
    await db().rootCause.create({ data: { key, categoryKey, names: names(input) }, select: { key: true } });
    return ok(null);
  } catch (error) {
    if (isUniqueViolation(error)) return failed("key-taken");
    throw error;
  }
}

/** Promises already made keep their times. A new zone moves days, so the roll-ups by day are counted again. */
export async function saveOrganisation(
  _staff: Staff,
  input: OrganisationInput,
): Promise<Result<null, "no-currency" | "reminder-after-end">> {
  if (!isCurrency(input.baseCurrency)) return failed("no-currency");
  if (input.offerReminderDays >= input.offerValidDays) return failed("reminder-after-end");
  const { "referral.en": en, "referral.zh-Hans": hans, "referral.zh-Hant": hant, ...data } = input;
  await inTransaction(async (tx) => {
    const before = await tx.organisation.findUnique({ where: { id: 1 }, select: { timeZone: true } });
    await tx.organisation.update({
      where: { id: 1 },
      data: { ...data, outsideReferral: { en, "zh-Hans": hans, "zh-Hant": hant } },
      select: { id: true },
    });
    if (before?.timeZone !== input.timeZone) await tx.$executeRaw`SELECT recount_tallies()`;
  });
  return ok(null);
}
