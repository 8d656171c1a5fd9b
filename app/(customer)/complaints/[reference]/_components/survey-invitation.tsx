import { ButtonLink } from "@/components/ui/button-link";
import { Notice } from "@/components/ui/notice";
import { getTranslations } from "@/lib/i18n/server";
import { waitingSurveyPath } from "@/lib/surveys/queries";

/** Shown on the customer's own page while a survey waits for its answer: not everyone reads e-mail. */
export async function SurveyInvitation({ complaintId }: { complaintId: string }) {
  const path = await waitingSurveyPath({ complaintId });
  if (!path) return null;
  const t = await getTranslations("survey.invitation");
  return (
    <Notice
      tone="accent"
      title={t("title")}
      actions={
        <ButtonLink href={path} variant="primary">
          {t("action")}
        </ButtonLink>
      }
    >
      {t("body")}
    </Notice>
  );
}
