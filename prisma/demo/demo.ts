import { db } from "@/lib/db/client";
import { DEMO_PEOPLE } from "./people";

/** Fills the demo company once: people first, then what happened to its customers. */
export async function seedDemo(now: Date): Promise<void> {
  const organisation = await db().organisation.findUnique({
    where: { id: 1 },
    select: { demoSeededAt: true },
  });
  if (organisation?.demoSeededAt) return;
  await hirePeople();
  await db().organisation.update({ where: { id: 1 }, data: { demoSeededAt: now }, select: { id: true } });
}

async function hirePeople(): Promise<void> {
  const departments = await db().department.findMany({ select: { id: true, key: true } });
  const idOf = new Map(departments.map(({ key, id }) => [key, id]));
  await db().staff.createMany({
    data: DEMO_PEOPLE.map(({ key: _key, department, ...person }) => ({
      ...person,
      departmentId: department ? (idOf.get(department) ?? null) : null,
      isDemo: true,
    })),
    skipDuplicates: true,
  });
}
