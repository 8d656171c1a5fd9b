import type { Client } from "pg";
import type { Role } from "@/lib/domain/roles";
import { LOCALES } from "@/lib/i18n/config";
import { copyWriter } from "../copy/writer";
import { type Dice, STREAMS } from "../dice";
import { type Uid, uidAt, uidOf } from "../ids";
import { PHRASEBOOKS } from "../words/phrasebooks";
import { copyIn } from "./copy-in";

export type Colleague = { id: Uid; role: Role; departmentId: Uid | null };

const STAFF_DOMAIN = "staff.example";
/** Complaints of two years that one agent handles, and agents that one lead looks after. */
const PER_AGENT = 16_000;
const PER_LEAD = 8;

type Row = { id: string; role: Role; department: string | null; email: string };

/** Everybody who works here now. */
export async function readStaff(client: Client): Promise<(Colleague & { email: string })[]> {
  const { rows } = await client.query<Row>(
    "SELECT id, role, department_id AS department, email FROM staff WHERE active ORDER BY email",
  );
  return rows.map(({ id, role, department, email }) => ({
    id: uidOf(id),
    role,
    departmentId: department ? uidOf(department) : null,
    email,
  }));
}

/**
 * Enough people for so many complaints, beside those who are there. They cannot sign in: they have no password, and are
 * not of the demo.
 */
export async function hire(
  client: Client,
  wanted: { complaints: number; departments: readonly Uid[]; since: Date },
  dice: Dice,
): Promise<Colleague[]> {
  const present = await readStaff(client);
  const known = new Set(present.map(({ email }) => email));
  const agents = Math.max(2, Math.ceil(wanted.complaints / PER_AGENT));
  const counts = [
    { role: "agent", count: agents },
    { role: "lead", count: Math.ceil(agents / PER_LEAD) },
    { role: "manager", count: 2 },
  ] as const;
  const places = counts.flatMap(({ role, count }, rank) =>
    Array.from({ length: count }, (_, index) => ({ role, index, place: rank * 1000 + index })),
  );
  const writer = copyWriter("staff");
  const hired: Colleague[] = [];
  for (const { role, index, place } of places) {
    dice.at(STREAMS.staff, place);
    const locale = dice.pick(LOCALES);
    const { family, given, familyFirst } = PHRASEBOOKS[locale].names;
    const [own, house] = [dice.pick(given), dice.pick(family)];
    const departmentId =
      role === "manager" ? null : (wanted.departments[index % wanted.departments.length] ?? null);
    const id = uidAt(wanted.since.getTime(), place, dice);
    const email = `${role}.${index + 1}@${STAFF_DOMAIN}`;
    if (known.has(email)) continue;
    hired.push({ id, role, departmentId });
    const name = familyFirst ? `${house}${own}` : `${own} ${house}`;
    writer.add({ id, email, name, role, locale, department_id: departmentId, created_at: wanted.since });
  }
  const taken = writer.take();
  if (taken) await copyIn(client, { table: "staff", ...taken }, false);
  return [...present, ...hired];
}
