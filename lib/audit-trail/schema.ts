import { z } from "zod";
import type { AuditCursor, AuditFilter } from "@/lib/audit-trail/types";
import { AUDIT_ACTIONS } from "@/lib/domain/audit";
import { parseReference } from "@/lib/domain/reference";

const one = <T extends z.ZodType>(schema: T) => schema.nullable().catch(null).default(null);

/** The filter in the URL; what cannot be read is left out. */
const auditUrl = z.object({
  person: one(z.guid()),
  action: one(z.enum(AUDIT_ACTIONS)),
  from: one(z.iso.date()),
  to: one(z.iso.date()),
  /** A reference that is none finds nothing: without its filter the page would show everything. */
  case: one(
    z
      .string()
      .trim()
      .max(40)
      .transform((typed) => (typed === "" ? null : (parseReference(typed) ?? typed))),
  ),
  customer: one(z.guid()),
  /** Where the page before ended: instant and id of its last row. */
  after: one(
    z
      .string()
      .regex(/^\d{1,14}_[0-9a-f-]{36}$/)
      .transform((cursor): AuditCursor => {
        const [at = "0", id = ""] = cursor.split("_");
        return { at: new Date(Number(at)), id };
      }),
  ),
});

export function readAuditUrl(params: Record<string, unknown>): {
  filter: AuditFilter;
  after: AuditCursor | null;
} {
  const { person, action, from, to, case: reference, customer, after } = auditUrl.parse(params);
  return { filter: { actorId: person, action, from, to, reference, customerId: customer }, after };
}

/** The same filter as a URL's query. */
export function auditQuery({ actorId, action, from, to, reference, customerId }: AuditFilter) {
  return { person: actorId, action, from, to, case: reference, customer: customerId };
}

export function auditCursorText({ at, id }: AuditCursor): string {
  return `${at.getTime()}_${id}`;
}
