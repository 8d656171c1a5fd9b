import { MAX_FILES_PER_CASE } from "@/lib/attachments/limits";
import type { FormFile } from "@/lib/attachments/mutations/receive";
import { sql, type Tx } from "@/lib/db/client";

export type Attaching = {
  files: readonly Pick<FormFile, "id">[];
  complaintId: string;
  messageId: string;
  authorId: string;
};

/** Whether the case may gather these too. */
export async function hasRoomFor(tx: Tx, complaintId: string, files: readonly FormFile[]): Promise<boolean> {
  if (files.length === 0) return true;
  return (await tx.attachment.count({ where: { complaintId } })) + files.length <= MAX_FILES_PER_CASE;
}

/** Makes what waited under a form's token part of the message that the form became; in the message's transaction. */
export async function attachFiles(
  tx: Tx,
  { files, complaintId, messageId, authorId }: Attaching,
): Promise<void> {
  if (files.length === 0) return;
  await tx.$executeRaw(sql`
    UPDATE attachment SET complaint_id = ${complaintId}::uuid, message_id = ${messageId}::uuid, author_id = ${authorId}::uuid
    WHERE id = ANY(${files.map(({ id }) => id)}::uuid[]) AND complaint_id IS NULL`);
}

/** What the files add to a form's identity: the same text with other files is another form. */
export function sourcesOf(files: readonly FormFile[]): string[] {
  return files.map(({ source }) => source).sort();
}
