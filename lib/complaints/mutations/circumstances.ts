import type { ComplaintPatch } from "@/lib/complaints/mutations/project";
import type { Tx } from "@/lib/db/client";
import { readMeasures } from "@/lib/domain/compensation/measures";
import type { EventFacts } from "@/lib/domain/complaint-events";
import { localOfInstant } from "@/lib/domain/local-time";
import { failed, ok, type Result } from "@/lib/result";

/** What only some tariffs need to know. What is left out stays as it is: a form asks only what its policy reads. */
export type Circumstances = {
  /** The day of the failure (YYYY-MM-DD); null: not known. */
  occurredOn?: string | null | undefined;
  /** Whole numbers by name; null: not known any more. */
  measures?: Readonly<Record<string, number | null>> | undefined;
};

type Change = { patch: Pick<ComplaintPatch, "occurredOn" | "measures">; facts: EventFacts };

/** What changes of the columns, and what the event says of it. A failure of tomorrow is a slip of the pen. */
export async function circumstancesChange(
  tx: Tx,
  { complaintId, occurredOn, measures }: Circumstances & { complaintId: string },
  now: Date,
): Promise<Result<Change, "future-day">> {
  if (occurredOn) {
    const { timeZone } = await tx.organisation.findUniqueOrThrow({
      where: { id: 1 },
      select: { timeZone: true },
    });
    if (occurredOn > localOfInstant(now, timeZone).slice(0, 10)) return failed("future-day");
  }
  const isAsked = measures !== undefined && Object.keys(measures).length > 0;
  const table = !isAsked ? null : await mergedMeasures(tx, complaintId, measures);
  return ok({
    patch: {
      ...(occurredOn === undefined ? {} : { occurredOn: dateOf(occurredOn) }),
      ...(table ? { measures: table } : {}),
    },
    facts: {
      ...(occurredOn === undefined ? {} : { occurredOn }),
      ...(table ? { measures: Object.entries(table).map(([name, value]) => `${name}=${value}`) } : {}),
    },
  });
}

function dateOf(day: string | null): Date | null {
  return day === null ? null : new Date(`${day}T00:00:00Z`);
}

/** Measures of another policy stay: a case that moves to a pilot and back loses nothing. */
async function mergedMeasures(
  tx: Tx,
  complaintId: string,
  recorded: Readonly<Record<string, number | null>>,
): Promise<Readonly<Record<string, number>>> {
  const { measures: before } = await tx.complaint.findUniqueOrThrow({
    where: { id: complaintId },
    select: { measures: true },
  });
  return readMeasures({ ...readMeasures(before), ...recorded });
}
