import type { Staff } from "@/lib/auth/staff";
import { db, sql } from "@/lib/db/client";
import { reviveAmounts } from "@/lib/domain/compensation/json";
import type { Wording } from "@/lib/domain/compensation/wording";
import { isSimulationStatus } from "@/lib/domain/simulation/life";
import { isSimulationResult } from "@/lib/domain/simulation/result";
import { namesOf } from "@/lib/organisation/names";
import type { FigureCases, SimulationChoices, SimulationRow, SimulationView } from "@/lib/simulation/types";

const MOST_LISTED = 100;

const ROW = {
  id: true,
  policyId: true,
  policyVersion: true,
  policyVersionId: true,
  fromDay: true,
  toDay: true,
  status: true,
  done: true,
  total: true,
  createdAt: true,
  beganAt: true,
  endedAt: true,
  department: { select: { names: true } },
  region: { select: { names: true } },
  startedBy: { select: { name: true } },
} as const;

type Stored = Omit<
  SimulationRow,
  "policyName" | "fromDay" | "toDay" | "status" | "departmentNames" | "regionNames" | "startedByName"
> & {
  fromDay: Date;
  toDay: Date;
  status: string;
  department: { names: unknown } | null;
  region: { names: unknown } | null;
  startedBy: { name: string };
};

function dayOf(date: Date): string {
  return date.toISOString().slice(0, 10);
}

/** The documents' own names, without the documents. */
async function policyNames(ids: readonly string[]): Promise<ReadonlyMap<string, Wording>> {
  const rows = await db().$queryRaw<{ id: string; name: Wording }[]>(sql`
    SELECT id, document->'name' AS name FROM simulation WHERE id = ANY (${ids}::uuid[])`);
  return new Map(rows.map(({ id, name }) => [id, name]));
}

function rowOf(
  { department, region, startedBy, status, fromDay, toDay, ...row }: Stored,
  names: ReadonlyMap<string, Wording>,
): SimulationRow {
  if (!isSimulationStatus(status)) throw new Error(`unknown status of a simulation: ${status}`);
  return {
    ...row,
    policyName: names.get(row.id) ?? row.policyId,
    status,
    fromDay: dayOf(fromDay),
    toDay: dayOf(toDay),
    departmentNames: department && namesOf(department.names),
    regionNames: region && namesOf(region.names),
    startedByName: startedBy.name,
  };
}

/** The latest simulations, newest first. */
export async function listSimulations(_staff: Staff): Promise<SimulationRow[]> {
  const rows = await db().simulation.findMany({
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: MOST_LISTED,
    select: ROW,
  });
  const names = await policyNames(rows.map(({ id }) => id));
  return rows.map((row) => rowOf(row, names));
}

/** One simulation with its result; null when there is none of that id. */
export async function findSimulation(_staff: Staff, id: string): Promise<SimulationView | null> {
  const row = await db().simulation.findUnique({ where: { id }, select: { ...ROW, result: true } });
  if (!row) return null;
  const { result, ...rest } = row;
  const revived = reviveAmounts(result);
  return { ...rowOf(rest, await policyNames([id])), result: isSimulationResult(revived) ? revived : null };
}

/** The cases behind a figure, the one that moves most first; null when the simulation has no such figure. */
export async function figureCases(_staff: Staff, id: string, key: string): Promise<FigureCases | null> {
  const figure = await db().simulationFigure.findUnique({
    where: { simulationId_key: { simulationId: id, key } },
    select: { n: true },
  });
  if (!figure) return null;
  const cases = await db().$queryRaw<FigureCases["cases"][number][]>(sql`
    SELECT c.id, c.reference, c.subject, one.item->>1 AS currency, (one.item->>2)::bigint AS "beforeMinor",
      (one.item->>3)::bigint AS "afterMinor"
    FROM simulation_figure f CROSS JOIN LATERAL jsonb_array_elements(f.cases) WITH ORDINALITY AS one (item, place)
      JOIN complaint c ON c.id = (one.item->>0)::uuid
    WHERE f.simulation_id = ${id}::uuid AND f.key = ${key} ORDER BY one.place`);
  return { n: figure.n, cases };
}

/** What the form offers beside the versions of the policy. */
export async function simulationChoices(_staff: Staff): Promise<SimulationChoices> {
  const [departments, regions, organisation] = await Promise.all([
    db().department.findMany({ orderBy: { key: "asc" }, select: { id: true, names: true } }),
    db().region.findMany({
      orderBy: [{ position: "asc" }, { key: "asc" }],
      select: { key: true, names: true },
    }),
    db().organisation.findUniqueOrThrow({ where: { id: 1 }, select: { timeZone: true } }),
  ]);
  return {
    departments: departments.map(({ id, names }) => ({ id, names: namesOf(names) })),
    regions: regions.map(({ key, names }) => ({ key, names: namesOf(names) })),
    timeZone: organisation.timeZone,
  };
}
