import { DeskForm } from "@/components/complaints/desk-form";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { RadioCards } from "@/components/ui/radio-cards";
import { Select } from "@/components/ui/select";
import { SubmitButton } from "@/components/ui/submit-button";
import { Textarea } from "@/components/ui/textarea";
import { closeComplaintAction } from "@/lib/closing/actions";
import type { ClosingView } from "@/lib/closing/types";
import { getTranslations } from "@/lib/i18n/server";
import { closingWords } from "./closing-words";

const OUTCOMES = ["upheld", "partly-upheld", "not-upheld"] as const;

/** Outcome, cause and the last word to the customer, in one go. */
export async function ClosingForm({ view }: { view: ClosingView }) {
  const [t, common, words] = await Promise.all([
    getTranslations("closing"),
    getTranslations("common"),
    closingWords(),
  ]);
  const parts = view.apologyAllowed
    ? (["apology", "regret", "explanation"] as const)
    : (["regret", "explanation"] as const);
  return (
    <details className="border-t border-line pt-2" open={view.missing.length === 0}>
      <summary className="text-ui-sm font-medium text-accent-ink">{t("open")}</summary>
      <DeskForm
        action={closeComplaintAction}
        words={words}
        done={t("done")}
        tells="closing"
        className="mt-3 gap-4"
      >
        <input type="hidden" name="complaintId" value={view.complaintId} />
        <input type="hidden" name="reference" value={view.reference} />
        <input type="hidden" name="version" value={view.version} />
        <RadioCards
          name="way"
          legend={t("way.legend")}
          layout="grid"
          defaultValue={view.ways[0]}
          options={view.ways.map((way) => ({ value: way, label: t(`way.${way}`) }))}
        />
        <div className="grid gap-4 sm:grid-cols-2">
          <Field id="closing-outcome" name="outcome" label={t("field.outcome")}>
            {(control) => (
              <Select
                {...control}
                placeholder={common("choose")}
                options={OUTCOMES.map((outcome) => ({ value: outcome, label: t(`outcome.${outcome}`) }))}
              />
            )}
          </Field>
          <Field id="closing-cause" name="rootCause" label={t("field.rootCause")}>
            {(control) => (
              <Select
                {...control}
                placeholder={common("choose")}
                options={view.causes.map(({ key, name }) => ({ value: key, label: name }))}
              />
            )}
          </Field>
        </div>
        <Field id="closing-message" name="message" label={t("field.message")} hint={t("field.messageHint")}>
          {(control) => <Textarea {...control} rows={5} />}
        </Field>
        <fieldset className="grid gap-1">
          <legend className="mb-1 text-ui-sm font-medium">{t("field.contains")}</legend>
          {parts.map((part) => (
            <Checkbox key={part} id={`closing-${part}`} name={part} label={t(`field.${part}`)} />
          ))}
          {view.apologyAllowed ? null : <p className="text-ui-sm text-muted">{t("apologyNotOurs")}</p>}
        </fieldset>
        <div>
          <SubmitButton>{t("submit")}</SubmitButton>
        </div>
      </DeskForm>
    </details>
  );
}
