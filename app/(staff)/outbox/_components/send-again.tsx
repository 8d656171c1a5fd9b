import { DeskForm } from "@/components/complaints/desk-form";
import { SubmitButton } from "@/components/ui/submit-button";
import { resendMail } from "@/lib/complaints/actions/mail";
import { getTranslations } from "@/lib/i18n/server";
import type { MailStatus } from "@/lib/outbox/types";

/** For a mail that was given up or came back: one more try, to where letters of its case go now. */
export async function SendAgain({ id, status }: { id: string; status: MailStatus }) {
  if (status !== "failed" && status !== "bounced") return null;
  const t = await getTranslations("outbox.again");
  const failures = { "not-failed": t("notFailed"), "not-found": t("gone"), unreachable: t("unreachable") };
  return (
    <DeskForm action={resendMail} words={{ saving: t("sending"), failures }} done={t("done")}>
      <input type="hidden" name="mailId" value={id} />
      <SubmitButton variant="secondary" size="small" className="justify-self-start">
        {t("send")}
      </SubmitButton>
    </DeskForm>
  );
}
