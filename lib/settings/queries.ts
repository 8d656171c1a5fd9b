import type { Staff } from "@/lib/auth/staff";
import { db } from "@/lib/db/client";
import { isFailureKind } from "@/lib/domain/assessment";
import { namesOf } from "@/lib/organisation/names";
import type {
  CategoryRow,
  DepartmentRow,
  HeadedDepartment,
  OrganisationSettings,
  RegionRow,
} from "@/lib/settings/types";

export async function listDepartments(_staff: Staff): Promise<DepartmentRow[]> {
  const rows = await db().department.findMany({
    where: { active: true },
    select: { id: true, key: true, names: true },
    orderBy: { id: "asc" },
  });
  return rows.map(({ names, ...row }) => ({ ...row, names: namesOf(names) }));
}

/** Departments with their heads. */
export async function headedDepartments(_staff: Staff): Promise<HeadedDepartment[]> {
  const rows = await db().department.findMany({
    where: { active: true },
    select: {
      id: true,
      key: true,
      names: true,
      head: { select: { staff: { select: { id: true, name: true, active: true } } } },
    },
    orderBy: { id: "asc" },
  });
  return rows.map(({ names, head, ...row }) => ({
    ...row,
    names: namesOf(names),
    head: head?.staff ?? null,
  }));
}

/** Regions in the order in which forms offer them, those no longer offered included. */
export async function listRegions(_staff: Staff): Promise<RegionRow[]> {
  const rows = await db().region.findMany({
    select: { key: true, names: true, active: true },
    orderBy: [{ position: "asc" }, { key: "asc" }],
  });
  return rows.map(({ names, ...row }) => ({ ...row, names: namesOf(names) }));
}

/** Categories in the order customers see them, each with its own root causes. */
export async function listCategories(_staff: Staff): Promise<CategoryRow[]> {
  const rows = await db().category.findMany({
    select: {
      key: true,
      names: true,
      failureKind: true,
      departmentId: true,
      active: true,
      rootCauses: { select: { key: true, names: true, active: true }, orderBy: { key: "asc" } },
    },
    orderBy: { position: "asc" },
  });
  return rows.flatMap(({ failureKind, names, rootCauses, ...row }) =>
    isFailureKind(failureKind)
      ? [
          {
            ...row,
            failureKind,
            names: namesOf(names),
            causes: rootCauses.map(({ names: causeNames, ...cause }) => ({
              ...cause,
              names: namesOf(causeNames),
            })),
          },
        ]
      : [],
  );
}

export async function organisationSettings(_staff: Staff): Promise<OrganisationSettings | null> {
  const row = await db().organisation.findUnique({
    where: { id: 1 },
    select: {
      name: true,
      timeZone: true,
      baseCurrency: true,
      offerValidDays: true,
      offerReminderDays: true,
      fulfilmentDays: true,
      csatAfterDays: true,
      npsAfterDays: true,
      voucherValidDays: true,
      voucherReminderDays: true,
      outsideReferral: true,
      voucherPlaces: true,
    },
  });
  if (!row) return null;
  const { outsideReferral, voucherPlaces } = row;
  return { ...row, outsideReferral: namesOf(outsideReferral), voucherPlaces: namesOf(voucherPlaces) };
}
