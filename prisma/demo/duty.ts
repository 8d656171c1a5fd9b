import type { Tx } from "@/lib/db/client";
import { weeklyShifts } from "@/lib/domain/sla/duty/duty";
import type { StartingDepartment } from "@/lib/organisation/starting-data";
import { dayOf, instantAt, ZONE } from "./clock";
import { DEMO_PEOPLE, type DemoKey } from "./people";

const HEADS = {
  service: "chihhao",
  logistics: "priya",
  finance: "margaret",
  product: "chihhao",
  technology: "olga",
  legal: "margaret",
} as const satisfies Record<StartingDepartment, DemoKey>;

const TURNS = ["ines", "yating", "zhang", "priya"] as const satisfies readonly DemoKey[];
/** The rota runs out within the four weeks that the page shows: its last days are still to be planned. */
const WEEKS = { past: 1, planned: 4 };

/** Heads of the departments, and the rota: people change every day at nine. */
export async function planDuty(tx: Tx, now: Date): Promise<void> {
  const people = await tx.staff.findMany({ where: { isDemo: true }, select: { id: true, email: true } });
  const idOf = (key: DemoKey): string => {
    const email = DEMO_PEOPLE.find((person) => person.key === key)?.email;
    const id = people.find((person) => person.email === email)?.id;
    if (!id) throw new Error(`nobody in the demo is called ${key}`);
    return id;
  };
  const departments = await tx.department.findMany({ select: { id: true, key: true } });
  await tx.departmentHead.createMany({
    data: departments.flatMap(({ id: departmentId, key }) =>
      isStarting(key) ? [{ departmentId, staffId: idOf(HEADS[key]) }] : [],
    ),
    skipDuplicates: true,
  });
  const shifts = weeklyShifts(
    { people: TURNS.map(idOf), turn: "day", handOverAt: "09:00" },
    { from: dayOf(now, -7 * WEEKS.past), weeks: WEEKS.planned },
    ZONE,
  );
  // Of one evening nobody has thought yet.
  const free = instantAt(dayOf(now, 5), "18:00");
  await tx.dutyShift.createMany({
    data: shifts.map((shift) => ({
      ...shift,
      endsAt: shift.startsAt < free && shift.endsAt > free ? free : shift.endsAt,
      createdById: idOf("priya"),
    })),
  });
}

function isStarting(key: string): key is StartingDepartment {
  return key in HEADS;
}
