import { addJob } from "@/lib/db/add-job";
import type { Tx } from "@/lib/db/client";
import type { Locale } from "@/lib/i18n/config";
import type { MailTemplate } from "@/lib/outbox/types";

export type NewMail = {
  template: MailTemplate;
  complaintId: string | null;
  contactPointId: string;
  locale: Locale;
  /** Ids and facts for rendering; never a live link, never free text. */
  params?: Record<string, string | number | boolean | null>;
  /** Names the cause: the same cause is recorded once, e.g. "acknowledgement:<complaint id>". */
  dedupeKey: string;
  /** Not before this time; at once when left out. */
  sendAt?: Date;
};

/** Records a mail and the job that sends it, in the caller's transaction; a cause already recorded changes nothing. */
export async function queueMail(tx: Tx, mail: NewMail): Promise<void> {
  const created = await tx.mail.createManyAndReturn({
    data: {
      template: mail.template,
      complaintId: mail.complaintId,
      contactPointId: mail.contactPointId,
      locale: mail.locale,
      params: mail.params ?? {},
      dedupeKey: mail.dedupeKey,
    },
    skipDuplicates: true,
    select: { id: true },
  });
  for (const { id } of created) {
    await addJob(tx, {
      task: "send-mail",
      payload: { mailId: id },
      jobKey: `send-mail:${id}`,
      ...(mail.sendAt ? { runAt: mail.sendAt } : {}),
    });
  }
}
