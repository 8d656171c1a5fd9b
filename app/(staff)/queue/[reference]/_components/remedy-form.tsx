import { awardWords } from "@/components/compensation/award-words";
import { DeskForm } from "@/components/complaints/desk-form";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { SubmitButton } from "@/components/ui/submit-button";
import { Textarea } from "@/components/ui/textarea";
import { recordNothing, sendRemedy } from "@/lib/compensation/actions/case";
import type { AskedAndChosen, AwardSubject } from "@/lib/compensation/queries/facts";
import type { RemedyProposal } from "@/lib/compensation/queries/remedy";
import { proposedWords } from "@/lib/compensation/words-check";
import { DEVIATION_REASONS } from "@/lib/domain/compensation/deviation";
import { LOCALE_NAMES } from "@/lib/i18n/config";
import { getTranslations } from "@/lib/i18n/server";
import { nameIn } from "@/lib/ledger/names";
import { stockChoices } from "@/lib/stock/queries";
import type { CaseView } from "./case-view";
import { RemedyCircumstances } from "./remedy-circumstances";
import { RemedyLineFields } from "./remedy-line-fields";

type RemedyFormProps = {
  view: CaseView;
  proposal: RemedyProposal;
  subject: AwardSubject;
  circumstances: AskedAndChosen;
};

/** Sends what the rules propose, or what the agent makes of it with a reason. */
export async function RemedyForm(props: RemedyFormProps) {
  const { view, proposal, subject, circumstances } = props;
  const [t, words, choices] = await Promise.all([
    getTranslations("awards"),
    awardWords(),
    stockChoices(view.staff, subject.departmentId),
  ]);
  const stock = choices.map(({ id, sku, names, free }) => ({
    value: id,
    label: `${nameIn(names, view.place.locale)} (${sku}) · ${free}`,
  }));
  const { decision, approval } = proposal;
  const needsApproval = approval.kind === "settled" && approval.whole.needed;
  const hidden = <Hidden {...props} />;
  return (
    <div className="grid gap-3 border-t border-line pt-3">
      <RemedyCircumstances reference={view.file.reference} circumstances={circumstances} />
      <details>
        <summary className="text-ui-sm font-medium text-accent-ink">{t("form.adjust")}</summary>
        <DeskForm
          action={sendRemedy}
          words={words}
          done={t("form.sent")}
          tells="remedy"
          className="mt-3 gap-3"
        >
          {hidden}
          <RemedyLineFields proposal={proposal} mayAdd={subject.givenMinor.goodwill === 0n} stock={stock} />
          <CareBoxes decision={decision} />
          <ReasonField />
          <Field
            id="remedy-words"
            name="words"
            label={t("form.words")}
            hint={t("form.wordsHint", { language: LOCALE_NAMES[subject.locale] })}
          >
            {(control) => (
              <Textarea
                {...control}
                lang={subject.locale}
                rows={5}
                required
                defaultValue={proposedWords(decision, subject.locale)}
              />
            )}
          </Field>
          <div>
            <SubmitButton>{needsApproval ? t("form.ask") : t("form.send")}</SubmitButton>
          </div>
        </DeskForm>
      </details>
      <details>
        <summary className="text-ui-sm text-muted">{t("nothing.title")}</summary>
        <DeskForm
          action={recordNothing}
          words={words}
          done={t("action.done")}
          tells="remedy"
          className="mt-2"
        >
          {hidden}
          <p className="text-ui-sm text-muted">{t("nothing.hint")}</p>
          <div>
            <SubmitButton variant="secondary" size="small">
              {t("nothing.submit")}
            </SubmitButton>
          </div>
        </DeskForm>
      </details>
    </div>
  );
}

/** What the decision was made of and which one it was: whoever sends it after the facts changed is told. */
function Hidden({ view, proposal, circumstances }: RemedyFormProps) {
  const { file } = view;
  return (
    <>
      <input type="hidden" name="complaintId" value={file.id} />
      <input type="hidden" name="reference" value={file.reference} />
      <input type="hidden" name="seen" value={proposal.mark} />
      <input type="hidden" name="currency" value={proposal.decision.currency} />
      <input type="hidden" name="requestedRemedy" value={circumstances.requestedRemedy} />
      <input type="hidden" name="customerChoice" value={circumstances.customerChoice} />
    </>
  );
}

async function CareBoxes({ decision }: { decision: RemedyProposal["decision"] }) {
  const t = await getTranslations("awards");
  return (
    <fieldset className="grid gap-1">
      <legend className="text-ui-sm font-medium">{t("human")}</legend>
      {(["named-person", "call-back"] as const).map((kind) => {
        const isDue = decision.lines.some((line) => line.kind === kind);
        return (
          <Checkbox
            key={kind}
            id={`care-${kind}`}
            name={`care-${kind}`}
            label={t(`form.${kind}`)}
            defaultChecked={isDue}
            disabled={isDue}
          />
        );
      })}
    </fieldset>
  );
}

async function ReasonField() {
  const [t, rules] = await Promise.all([
    getTranslations("awards.form"),
    getTranslations("compensation.deviation-reason"),
  ]);
  return (
    <Field id="remedy-reason" name="reasonCode" label={t("reason")} hint={t("reasonHint")}>
      {(control) => (
        <Select
          {...control}
          placeholder={t("noReason")}
          options={DEVIATION_REASONS.map((reason) => ({ value: reason, label: rules(reason) }))}
        />
      )}
    </Field>
  );
}
