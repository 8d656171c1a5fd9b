import type { StoredFile, StoredPreview } from "@/lib/attachments/file-response";
import type { Staff } from "@/lib/auth/staff";
import type { CustomerProof } from "@/lib/complaints/customer-proof";
import { PUBLIC_MESSAGE_KINDS } from "@/lib/complaints/customer-timeline";
import { pool, type Sql, sql } from "@/lib/db/client";

/** In a statement that lists `message m`: its files as JSON, in the order they were added, without their bytes. */
export const FILES_OF_MESSAGE: Sql = sql`(
  SELECT coalesce(json_agg(json_build_object('key', f.key, 'kind', f.kind, 'name', f.name, 'byteSize', f.byte_size,
    'width', f.width, 'height', f.height, 'scanNotes', f.scan_notes) ORDER BY f.id), '[]')
  FROM attachment f WHERE f.message_id = m.id)`;

type Found = { id: string; complaintId: string };
export type FoundFile = Found & StoredFile;
export type FoundPreview = Found & StoredPreview;

// Through the driver itself, which hands bytes on as bytes.
async function oneRow<Row extends Found>(text: string, values: unknown[]): Promise<Row | null> {
  const { rows } = await pool().query<Row>(text, values);
  return rows[0] ?? null;
}

const FILE = `a.id, a.complaint_id AS "complaintId", a.name, a.media_type AS "mediaType", b.content`;
const PREVIEW = `a.id, a.complaint_id AS "complaintId", a.name, b.preview`;
const FROM = "FROM attachment a JOIN attachment_bytes b ON b.attachment_id = a.id";

// What a customer may have: files of the proven complaint, of messages that its page shows. Never those of our notes.
const FOR_CUSTOMER = `${FROM} JOIN message m ON m.id = a.message_id
  WHERE a.key = $1 AND a.complaint_id = $2 AND m.kind = ANY ($3)`;
const customerValues = ({ complaintId }: CustomerProof, key: string) => [
  key,
  complaintId,
  [...PUBLIC_MESSAGE_KINDS],
];

export function customerFile(proof: CustomerProof, key: string): Promise<FoundFile | null> {
  return oneRow(`SELECT ${FILE} ${FOR_CUSTOMER}`, customerValues(proof, key));
}

export function customerPreview(proof: CustomerProof, key: string): Promise<FoundPreview | null> {
  return oneRow(`SELECT ${PREVIEW} ${FOR_CUSTOMER} AND b.preview IS NOT NULL`, customerValues(proof, key));
}

// Under its own case only: a key of one case opens nothing under the address of another.
const FOR_STAFF = `${FROM} JOIN complaint c ON c.id = a.complaint_id WHERE a.key = $1 AND c.reference = $2`;
export type FileAddress = { reference: string; key: string };

/** With whose it is: opening it is recorded. */
export function staffFile(
  _staff: Staff,
  { reference, key }: FileAddress,
): Promise<(FoundFile & { customerId: string }) | null> {
  return oneRow(`SELECT ${FILE}, c.customer_id AS "customerId" ${FOR_STAFF}`, [key, reference]);
}

export function staffPreview(_staff: Staff, { reference, key }: FileAddress): Promise<FoundPreview | null> {
  return oneRow(`SELECT ${PREVIEW} ${FOR_STAFF} AND b.preview IS NOT NULL`, [key, reference]);
}
