import { sourcesOf } from "@/lib/attachments/mutations/attach";
import type { FormFile } from "@/lib/attachments/mutations/receive";
import type { HeldProof } from "@/lib/complaints/customer-proof";
import { claimOnce } from "@/lib/complaints/mutations/claim-once";
import { inTransaction } from "@/lib/db/client";
import { failed, ok, type Result } from "@/lib/result";

export type HeldReply = { body: string; token: string; files?: readonly FormFile[] };

/**
 * The customer adds something to a filing that nobody has released yet; it goes with the filing when somebody does. The
 * token is claimed as for any reply, so that one sent twice around the release is recorded once.
 */
export function replyWhileHeld(
  { heldId }: HeldProof,
  { body, token, files = [] }: HeldReply,
  now: Date,
): Promise<Result<{ repeated: boolean }, "token-used">> {
  return inTransaction(async (tx) => {
    const content = [`${heldId} ${body}`, ...sourcesOf(files)].join(" ");
    const claim = await claimOnce(tx, { scope: "customer-reply", key: token, content, now });
    if (claim === "repeated") return ok({ repeated: true });
    if (claim === "other") return failed("token-used");
    await tx.heldMessage.create({
      data: { heldId, body, fileIds: files.map(({ id }) => id), sentAt: now },
      select: { id: true },
    });
    return ok({ repeated: false });
  });
}
