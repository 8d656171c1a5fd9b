import { addJob } from "@/lib/db/add-job";
import { inTransaction, type Tx } from "@/lib/db/client";
import { CATEGORIES, CATEGORY_KEYS, type CategoryKey } from "@/lib/domain/categories";
import { LOCALES } from "@/lib/i18n/config";
import { translatorFor } from "@/lib/i18n/translator";
import type { Names } from "@/lib/organisation/names";
import {
  DEPARTMENT_OF,
  STARTING_DEPARTMENTS,
  STARTING_REFERRAL,
  type StartingDepartment,
} from "@/lib/organisation/starting-data";
import { installPolicy } from "@/lib/policies/mutations/install";
import { installSla } from "@/lib/sla/mutations/install";

export type Installation = { name: string; timeZone: string; baseCurrency: string };

function named(key: string): Names {
  const [en, hans, hant] = LOCALES.map((locale) => translatorFor(locale, "triage")(key));
  return { en: en ?? key, "zh-Hans": hans ?? key, "zh-Hant": hant ?? key };
}

/**
 * Gives an empty database what every installation needs: the compensation policy, the organisation, departments,
 * categories with their usual causes. What is there already stays as it is, so this runs at every start.
 */
export async function installOrganisation(installation: Installation): Promise<void> {
  await inTransaction(async (tx) => {
    await installPolicy(tx);
    const house = await tx.organisation.findUnique({ where: { id: 1 }, select: { timeZone: true } });
    const hasNewClocks = await installSla(tx, house?.timeZone ?? installation.timeZone);
    // A house that had complaints before it had clocks: counting them may take a while, and nobody need wait for it.
    if (hasNewClocks) await addJob(tx, { task: "rebuild-clocks", payload: {}, jobKey: "rebuild-clocks" });
    if (house) return;
    await tx.organisation.create({
      data: { ...installation, languages: [...LOCALES], outsideReferral: STARTING_REFERRAL },
      select: { id: true },
    });
    const departments = await createDepartments(tx);
    await createCategories(tx, departments);
  });
}

async function createDepartments(tx: Tx): Promise<Map<string, string>> {
  const rows = Object.entries(STARTING_DEPARTMENTS).map(([key, names]) => ({ key, names }));
  const created = await tx.department.createManyAndReturn({ data: rows, select: { id: true, key: true } });
  return new Map(created.map(({ key, id }) => [key, id]));
}

async function createCategories(tx: Tx, departments: Map<string, string>): Promise<void> {
  const departmentId = (key: CategoryKey): string => {
    const owner: StartingDepartment = DEPARTMENT_OF[key];
    const id = departments.get(owner);
    if (!id) throw new Error(`no department ${owner} for category ${key}`);
    return id;
  };
  await tx.category.createMany({
    data: CATEGORY_KEYS.map((key, position) => ({
      key,
      position,
      names: named(`category.${key}`),
      failureKind: CATEGORIES[key].failureKind,
      departmentId: departmentId(key),
    })),
  });
  const causes = CATEGORY_KEYS.flatMap((categoryKey) =>
    CATEGORIES[categoryKey].causes.map((key) => ({ key, categoryKey, names: named(`cause.${key}`) })),
  );
  await tx.rootCause.createMany({
    data: [...causes, { key: "other", categoryKey: null, names: named("cause.other") }],
  });
}
