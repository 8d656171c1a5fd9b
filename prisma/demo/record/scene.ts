import type { Staff } from "@/lib/auth/staff";
import type { CustomerProof } from "@/lib/complaints/customer-proof";
import { db } from "@/lib/db/client";
import type { Result } from "@/lib/result";
import { DEMO_PEOPLE, type DemoKey } from "../people";
import type { DemoCase } from "../story/types";

/** Who acts in the story, and the departments they ask. */
export type Cast = { staff: (key: DemoKey) => Staff; department: (key: string) => string };

/** One filed complaint while its steps are played. */
export type Scene = {
  story: DemoCase;
  cast: Cast;
  agent: Staff;
  complaintId: string;
  customer: CustomerProof;
};

export async function loadCast(): Promise<Cast> {
  const rows = await db().staff.findMany({
    where: { isDemo: true },
    select: { id: true, email: true, departmentId: true },
  });
  const departments = await db().department.findMany({ select: { id: true, key: true } });
  const rowOf = new Map(rows.map((row) => [row.email, row]));
  const idOf = new Map(departments.map(({ key, id }) => [key, id]));
  return {
    staff(key) {
      const person = DEMO_PEOPLE.find((one) => one.key === key);
      const row = person && rowOf.get(person.email);
      if (!row) throw new Error(`nobody in the demo is called ${key}`);
      const { name, email, role, locale } = person;
      return {
        id: row.id,
        name,
        email,
        role,
        locale,
        departmentId: row.departmentId,
        proof: "session-checked",
      };
    },
    department(key) {
      const id = idOf.get(key);
      if (!id) throw new Error(`there is no department ${key}`);
      return id;
    },
  };
}

/** A step of the story that the app refuses is a mistake in the story. */
export function must<Value>(result: Result<Value, string>): Value {
  if (!result.ok) throw new Error(`refused: ${result.reason}`);
  return result.value;
}
