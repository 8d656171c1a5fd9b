import { addJob } from "@/lib/db/add-job";
import type { Tx } from "@/lib/db/client";
import type { Locale } from "@/lib/i18n/config";
import type { MailTemplate, StaffMailTemplate } from "@/lib/outbox/types";

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

export type NewStaffMail = {
  template: StaffMailTemplate;
  staffId: string;
  complaintId: string | null;
  locale: Locale;
  /** Figures, references and names of settings; never what a customer wrote. */
  params: StaffMailParams;
  dedupeKey: string;
};
type StaffMailParam = string | number | readonly string[];
export type StaffMailParams = Readonly<Record<string, StaffMailParam>>;

/** The same for a letter to a colleague; answers its id, null where its cause was recorded before. */
export async function queueStaffMail(tx: Tx, mail: NewStaffMail): Promise<string | null> {
  const params = Object.fromEntries(
    Object.entries(mail.params).map(([name, value]) => [
      name,
      typeof value === "object" ? [...value] : value,
    ]),
  );
  const [created] = await tx.mail.createManyAndReturn({
    data: { ...mail, params },
    skipDuplicates: true,
    select: { id: true },
  });
  if (!created) return null;
  await sendSoon(tx, created.id);
  return created.id;
}

async function sendSoon(tx: Tx, mailId: string, at?: Date): Promise<void> {
  await addJob(tx, {
    task: "send-mail",
    payload: { mailId },
    jobKey: `send-mail:${mailId}`,
    ...(at ? { runAt: at } : {}),
  });
}

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
  for (const { id } of created) await sendSoon(tx, id, mail.sendAt);
}
