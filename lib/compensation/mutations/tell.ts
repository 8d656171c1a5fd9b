import type { LockedAward } from "@/lib/compensation/mutations/award-row";
import { letterContact } from "@/lib/complaints/queries/letter-contact";
import type { Tx } from "@/lib/db/client";
import { notify } from "@/lib/notifications/mutations";
import type { NotificationKind } from "@/lib/notifications/types";
import { queueMail } from "@/lib/outbox/mutations";
import type { MailTemplate } from "@/lib/outbox/types";

type Told = Pick<LockedAward, "id" | "complaintId" | "locale">;

/** Mails the customer about one award, once per kind of letter; without an e-mail address the private page must do. */
export async function mailAboutAward(tx: Tx, award: Told, template: MailTemplate): Promise<void> {
  const contact = await letterContact(tx, award.complaintId);
  if (!contact) return;
  await queueMail(tx, {
    template,
    complaintId: award.complaintId,
    contactPointId: contact.id,
    locale: award.locale,
    params: { awardId: award.id },
    dedupeKey: `${template}:${award.id}`,
  });
}

export type StaffNews = {
  staffIds: readonly (string | null)[];
  kind: NotificationKind;
  award: Pick<LockedAward, "id" | "complaintId">;
  facts?: Record<string, string | number | boolean | null>;
  now: Date;
};

/** Tells colleagues about an award, each of them once. */
export async function tellStaff(tx: Tx, { staffIds, kind, award, facts, now }: StaffNews): Promise<void> {
  for (const staffId of new Set(staffIds)) {
    if (staffId === null) continue;
    await notify(tx, {
      staffId,
      kind,
      complaintId: award.complaintId,
      facts: { ...facts, awardId: award.id },
      now,
    });
  }
}

/** The case's own people: whoever it is assigned to, else whoever proposed the award. */
export function ownersOf(award: Pick<LockedAward, "assigneeId" | "requestedById">): readonly string[] {
  return [award.assigneeId ?? award.requestedById];
}
