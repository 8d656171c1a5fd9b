import { Field } from "@/components/ui/field";
import { SubmitButton } from "@/components/ui/submit-button";
import { Textarea } from "@/components/ui/textarea";
import { answerOffer } from "@/lib/compensation/actions/offers";
import { getTranslations } from "@/lib/i18n/server";

/** Accept, or decline and perhaps say why: two plain forms. */
export async function OfferAnswer({ awardId, reference }: { awardId: string; reference: string }) {
  const [t, common] = await Promise.all([getTranslations("awards.customer"), getTranslations("common")]);
  const hidden = (
    <>
      <input type="hidden" name="awardId" value={awardId} />
      <input type="hidden" name="reference" value={reference} />
    </>
  );
  return (
    <div className="grid gap-4">
      <form action={answerOffer}>
        {hidden}
        <input type="hidden" name="answer" value="accept" />
        <SubmitButton pendingLabel={common("sending")} className="w-full sm:w-auto">
          {t("accept")}
        </SubmitButton>
      </form>
      <details>
        <summary className="cursor-pointer py-1 text-muted">{t("declineSummary")}</summary>
        <form action={answerOffer} className="mt-3 grid gap-3">
          {hidden}
          <input type="hidden" name="answer" value="decline" />
          <Field
            id={`why-${awardId}`}
            name="reason"
            label={t("why")}
            note={common("optional")}
            hint={t("whyHint")}
          >
            {(control) => <Textarea {...control} rows={3} maxLength={2_000} />}
          </Field>
          <div>
            <SubmitButton variant="secondary" pendingLabel={common("sending")}>
              {t("decline")}
            </SubmitButton>
          </div>
        </form>
      </details>
    </div>
  );
}
