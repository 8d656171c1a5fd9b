import type { Staff } from "@/lib/auth/staff";
import { db, sql } from "@/lib/db/client";
import { DAY_MS } from "@/lib/domain/duration";
import {
  SIGNAL_LINKS,
  SIGNAL_REACH_DAYS,
  type Signal,
  signalsOf,
  type TiedComplaint,
} from "@/lib/domain/signals";

/** More than anybody looks through, per link. */
const MOST_CASES = 100;
const MOST_CUSTOMERS = 20;

type Row = {
  link: string;
  id: string;
  reference: string;
  receivedAt: Date;
  awards: { at: string; amountMinor: string; currency: string }[];
};

/** One statement: the case itself, and what is tied to it by customer, order or mailbox, with what each was given. */
function readTied(complaintId: string, since: Date): Promise<Row[]> {
  return db().$queryRaw<Row[]>(sql`
    WITH own AS (SELECT id, reference, customer_id, order_reference, received_at FROM complaint WHERE id = ${complaintId}::uuid),
    others AS (
      SELECT DISTINCT p.customer_id FROM own o
        JOIN contact_point m ON m.customer_id = o.customer_id AND m.kind = 'email'
        JOIN contact_point p ON p.kind = 'email' AND mailbox_of(p.value) = mailbox_of(m.value)
      WHERE p.customer_id <> o.customer_id LIMIT ${MOST_CUSTOMERS}
    ),
    tied AS (
      SELECT 'own' AS link, id, reference, received_at FROM own
      UNION ALL (
        SELECT 'customer', c.id, c.reference, c.received_at FROM own o JOIN complaint c ON c.customer_id = o.customer_id
        WHERE c.id <> o.id AND c.received_at >= ${since}::timestamptz
        ORDER BY c.received_at DESC, c.id DESC LIMIT ${MOST_CASES})
      UNION ALL (
        SELECT 'order', c.id, c.reference, c.received_at FROM own o JOIN complaint c ON c.order_reference = o.order_reference
        WHERE c.id <> o.id AND c.received_at >= ${since}::timestamptz
        ORDER BY c.received_at DESC, c.id DESC LIMIT ${MOST_CASES})
      UNION ALL (
        SELECT 'mailbox', c.id, c.reference, c.received_at FROM others JOIN complaint c ON c.customer_id = others.customer_id
        WHERE c.received_at >= ${since}::timestamptz
        ORDER BY c.received_at DESC, c.id DESC LIMIT ${MOST_CASES})
    )
    SELECT t.link, t.id, t.reference, t.received_at AS "receivedAt", given.awards
    FROM tied t CROSS JOIN LATERAL (
      SELECT coalesce(json_agg(json_build_object('at', a.offered_at, 'amountMinor', a.amount_minor::text,
        'currency', a.currency)), '[]') AS awards
      FROM award a WHERE a.complaint_id = t.id AND a.offered_at IS NOT NULL AND a.status NOT IN ('voided', 'reversed')
    ) given`);
}

function awardsOf({ awards }: Row): TiedComplaint["awards"] {
  return awards.map(({ at, amountMinor, currency }) => ({
    at: new Date(at),
    amountMinor: BigInt(amountMinor),
    currency,
  }));
}

/** Facts about repeated claims around one case, for a person to look at; no decision ever asks for them. */
export async function caseSignals(
  _staff: Staff,
  { complaintId, now }: { complaintId: string; now: Date },
): Promise<Signal[]> {
  const rows = await readTied(complaintId, new Date(now.getTime() - SIGNAL_REACH_DAYS * DAY_MS));
  const own = rows.find(({ link }) => link === "own");
  if (!own) return [];
  const tied = rows.flatMap((row): TiedComplaint[] => {
    const link = SIGNAL_LINKS.find((each) => each === row.link);
    return link
      ? [{ link, id: row.id, reference: row.reference, receivedAt: row.receivedAt, awards: awardsOf(row) }]
      : [];
  });
  return signalsOf(tied, { receivedAt: own.receivedAt, awards: awardsOf(own) }, now);
}
