import { recordAudit } from "@/lib/audit/mutations";
import type { Staff } from "@/lib/auth/staff";
import { db, inTransaction, isUniqueViolation, type Tx } from "@/lib/db/client";
import { type AuditFacts, changesBetween } from "@/lib/domain/audit";
import { isCurrency } from "@/lib/domain/currency";
import { type Names, namesOf } from "@/lib/organisation/names";
import { failed, ok, type Result } from "@/lib/result";
import type {
  CategoryInput,
  CauseInput,
  DepartmentHeadInput,
  OrganisationInput,
  RegionInput,
} from "@/lib/settings/schema";
import { followZone } from "@/lib/sla/mutations/follow-zone";
import { forgetBook } from "@/lib/sla/queries/book";

type NamedInput = { "name.en": string; "name.zh-Hans": string; "name.zh-Hant": string };

function names(input: NamedInput): Names {
  return { en: input["name.en"], "zh-Hans": input["name.zh-Hans"], "zh-Hant": input["name.zh-Hant"] };
}

/** Which setting changed, from what to what; a form sent without a change leaves nothing. */
async function recordChange(tx: Tx, staff: Staff, id: string, facts: AuditFacts | null): Promise<void> {
  if (!facts) return;
  const subject = { kind: "setting", id } as const;
  await recordAudit(tx, {
    actor: { kind: "staff", id: staff.id },
    action: "settings-changed",
    subject,
    facts,
  });
}

/** Changes a category, or adds one at the end; complaints already filed keep the department they went to. */
export async function saveCategory(
  staff: Staff,
  input: CategoryInput,
): Promise<Result<null, "no-department">> {
  const { key, failureKind, departmentId } = input;
  const department = await db().department.findUnique({ where: { id: departmentId }, select: { id: true } });
  if (!department) return failed("no-department");
  const data = { names: names(input), failureKind, departmentId, active: input.active === "on" };
  await inTransaction(async (tx) => {
    const before = await tx.category.findUnique({
      where: { key },
      select: { names: true, failureKind: true, departmentId: true, active: true },
    });
    const position = await tx.category.count();
    await tx.category.upsert({
      where: { key },
      update: data,
      create: { key, position, ...data },
      select: { key: true },
    });
    const changes = changesBetween({ ...before, names: before ? namesOf(before.names) : null }, data);
    await recordChange(tx, staff, `category:${key}`, changes);
  });
  return ok(null);
}

/** Changes a region, or adds one at the end. None is ever deleted: cases and policies go on naming it. */
export async function saveRegion(staff: Staff, input: RegionInput): Promise<Result<null, "key-taken">> {
  const { key } = input;
  const data = { names: names(input), active: input.active === "on" };
  return inTransaction(async (tx) => {
    // Two new ones at once would get the same place, or the same key.
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('region', 0))`;
    const before = await tx.region.findUnique({ where: { key }, select: { names: true, active: true } });
    if (before && input.isNew) return failed("key-taken");
    const position = await tx.region.count();
    await tx.region.upsert({
      where: { key },
      update: data,
      create: { key, position, ...data },
      select: { key: true },
    });
    const changes = changesBetween({ ...before, names: before ? namesOf(before.names) : null }, data);
    await recordChange(tx, staff, `region:${key}`, changes);
    return ok(null);
  });
}

/** Who heads a department, or nobody; only somebody who can sign in. */
export async function saveDepartmentHead(
  staff: Staff,
  { departmentId, staffId }: DepartmentHeadInput,
): Promise<Result<null, "not-found" | "inactive">> {
  return inTransaction(async (tx) => {
    const department = await tx.department.findUnique({
      where: { id: departmentId },
      select: { key: true, head: { select: { staffId: true } } },
    });
    if (!department) return failed("not-found");
    const where = { departmentId };
    if (staffId === null) await tx.departmentHead.deleteMany({ where });
    else {
      const person = await tx.staff.findUnique({ where: { id: staffId }, select: { active: true } });
      if (!person?.active) return failed("inactive");
      const data = { staffId };
      await tx.departmentHead.upsert({
        where,
        update: data,
        create: { ...where, ...data },
        select: { staffId: true },
      });
    }
    const changes = changesBetween({ headId: department.head?.staffId }, { headId: staffId });
    await recordChange(tx, staff, `department-head:${department.key}`, changes);
    return ok(null);
  });
}

export async function addCause(
  staff: Staff,
  input: CauseInput,
): Promise<Result<null, "key-taken" | "no-category">> {
  const category = await db().category.findUnique({
    where: { key: input.categoryKey },
    select: { key: true },
  });
  if (!category) return failed("no-category");
  const { key, categoryKey } = input;
  try {
    const data = { categoryKey, names: names(input) };
    await inTransaction(async (tx) => {
      await tx.rootCause.create({ data: { key, ...data }, select: { key: true } });
      await recordChange(tx, staff, `cause:${key}`, changesBetween({}, data));
    });
    return ok(null);
  } catch (error) {
    if (isUniqueViolation(error)) return failed("key-taken");
    throw error;
  }
}

/**
 * Promises already made keep their times; the hours the house was installed with move along. A new zone moves days, so the roll-ups by day are counted
 * again.
 */
export async function saveOrganisation(
  staff: Staff,
  input: OrganisationInput,
): Promise<Result<null, "no-currency" | "reminder-after-end">> {
  if (!isCurrency(input.baseCurrency)) return failed("no-currency");
  if (input.offerReminderDays >= input.offerValidDays) return failed("reminder-after-end");
  const { texts, data } = splitTexts(input);
  await inTransaction(async (tx) => {
    const before = await tx.organisation.findUniqueOrThrow({ where: { id: 1 } });
    const after = { ...data, ...texts };
    await tx.organisation.update({ where: { id: 1 }, data: after, select: { id: true } });
    const { outsideReferral, voucherPlaces } = before;
    const told = { outsideReferral: namesOf(outsideReferral), voucherPlaces: namesOf(voucherPlaces) };
    const changes = changesBetween({ ...before, ...told }, after);
    await recordChange(tx, staff, "organisation", changes);
    if (before.timeZone === input.timeZone) return;
    await tx.$executeRaw`SELECT recount_tallies()`;
    await followZone(tx, input.timeZone);
  });
  forgetBook();
  return ok(null);
}

/** The texts that stand in three languages, apart from the rest. */
function splitTexts(input: OrganisationInput) {
  const { "referral.en": en, "referral.zh-Hans": hans, "referral.zh-Hant": hant, ...rest } = input;
  const { "places.en": placesEn, "places.zh-Hans": placesHans, "places.zh-Hant": placesHant, ...data } = rest;
  const outsideReferral = { en, "zh-Hans": hans, "zh-Hant": hant };
  const voucherPlaces = { en: placesEn, "zh-Hans": placesHans, "zh-Hant": placesHant };
  return { texts: { outsideReferral, voucherPlaces }, data };
}
