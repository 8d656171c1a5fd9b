import { z } from "zod";

const local = z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/, "time-missing");
const person = z.uuid("person-missing");
const optionalPerson = z.union([z.uuid(), z.literal("")]).default("");

/** How many people one rota can hold: the form has so many places. */
export const ROTA_PLACES = 6;

export const shiftSchema = z.object({
  /** Absent: a new shift. */
  shiftId: z.uuid().optional(),
  staffId: person,
  startsAt: local,
  endsAt: local,
});

export const dropShiftSchema = z.object({ shiftId: z.uuid() });

export const handOverSchema = z.object({ shiftId: z.uuid(), toId: person });

export const rotaSchema = z
  .object({
    person1: person,
    person2: optionalPerson,
    person3: optionalPerson,
    person4: optionalPerson,
    person5: optionalPerson,
    person6: optionalPerson,
    turn: z.enum(["day", "week"]),
    handOverAt: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, "time-missing"),
    from: z.iso.date("day-missing"),
    weeks: z.coerce.number().int().min(1).max(12),
  })
  .transform(({ person1, person2, person3, person4, person5, person6, ...rest }) => ({
    ...rest,
    people: [person1, person2, person3, person4, person5, person6].filter((one) => one !== ""),
  }));
export type RotaInput = z.infer<typeof rotaSchema>;

export const dutyHoursSchema = z.object({
  calendar: z.string().max(40),
});
