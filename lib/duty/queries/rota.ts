import type { Staff } from "@/lib/auth/staff";
import { db, type Tx } from "@/lib/db/client";
import { DAY_MS } from "@/lib/domain/duration";
import { DUTY_ROLES, gaps, type Span, whoIsNext, whoIsOn } from "@/lib/domain/sla/duty/duty";
import { dutyDays, localDays } from "@/lib/domain/sla/duty/duty-days";
import { dutyHouse, requiredWithin } from "@/lib/duty/queries/required";
import type { DutyPerson, DutyRota, ShiftRow } from "@/lib/duty/types";
import type { Locale } from "@/lib/i18n/config";
import { namesOf } from "@/lib/organisation/names";

export const DUTY_DAYS = 28;

const SHIFT = {
  id: true,
  staffId: true,
  startsAt: true,
  endsAt: true,
  staff: { select: { name: true, active: true } },
} as const;

type Stored = Omit<ShiftRow, "name" | "isActive"> & { staff: { name: string; active: boolean } };

function toRow({ staff, ...shift }: Stored): ShiftRow {
  return { ...shift, name: staff.name, isActive: staff.active };
}

/** Every shift that touches a period, in order. */
export async function shiftsWithin({ from, to }: Span, tx: Tx = db()): Promise<ShiftRow[]> {
  const rows = await tx.dutyShift.findMany({
    where: { startsAt: { lt: to }, endsAt: { gt: from } },
    select: SHIFT,
    orderBy: [{ startsAt: "asc" }, { id: "asc" }],
  });
  return rows.map(toRow);
}

/** Whoever may be put on duty, by name. */
export async function dutyPeople(tx: Tx = db()): Promise<DutyPerson[]> {
  return tx.staff.findMany({
    where: { active: true, role: { in: [...DUTY_ROLES] } },
    select: { id: true, name: true },
    orderBy: [{ name: "asc" }, { id: "asc" }],
  });
}

/** Who is on duty, who is next, and the four weeks from today on. */
export async function dutyRota(
  _staff: Staff,
  { locale, now }: { locale: Locale; now: Date },
): Promise<DutyRota> {
  const house = (await dutyHouse()) ?? { timeZone: "UTC", freeCalendar: null };
  const asked = { from: now, days: DUTY_DAYS, timeZone: house.timeZone };
  const days = localDays(asked);
  const period = { from: now, to: days.at(-1)?.to ?? now };
  // Whoever comes on next may do so only after these weeks.
  const far = { from: days[0]?.from ?? now, to: new Date(period.to.getTime() + 60 * DAY_MS) };
  const [shifts, required, people, calendars] = await Promise.all([
    shiftsWithin(far),
    requiredWithin(period, house),
    dutyPeople(),
    db().calendar.findMany({
      select: { key: true, names: true },
      orderBy: [{ position: "asc" }, { key: "asc" }],
    }),
  ]);
  // Somebody who may not sign in is on no duty, whatever the rota says.
  const manned = shifts.filter(({ isActive }) => isActive);
  const open = gaps(manned, required);
  const nameOf = new Map(shifts.map(({ staffId, name }) => [staffId, name]));
  const named = (id: string) => ({ id, name: nameOf.get(id) ?? "" });
  return {
    timeZone: house.timeZone,
    days: dutyDays(shifts, open, asked),
    on: whoIsOn(manned, now).map(({ staffId, endsAt }) => ({ ...named(staffId), until: endsAt })),
    next: whoIsNext(manned, now).map(({ staffId, startsAt }) => ({ ...named(staffId), from: startsAt })),
    gaps: open,
    people,
    freeCalendar: house.freeCalendar,
    calendars: calendars.map(({ key, names }) => ({ key, name: namesOf(names)[locale] })),
  };
}
