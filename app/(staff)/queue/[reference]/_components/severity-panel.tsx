import { DeskForm } from "@/components/complaints/desk-form";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Panel } from "@/components/ui/panel";
import { Select } from "@/components/ui/select";
import { SubmitButton } from "@/components/ui/submit-button";
import { can } from "@/lib/auth/permissions";
import { setSeverity } from "@/lib/complaints/actions/case";
import type { SeverityReason } from "@/lib/complaints/severity-reasons";
import { isOpen } from "@/lib/domain/complaint-state";
import { isRelaxation } from "@/lib/domain/promise";
import { isSeverity, SEVERITIES } from "@/lib/domain/severity";
import { getTranslations } from "@/lib/i18n/server";
import { CaseFields } from "./case-fields";
import type { CaseView } from "./case-view";

/** Why the case has its severity, and the form to change it. */
export async function SeverityPanel({ view }: { view: CaseView }) {
  const { file, staff } = view;
  const [t, common, triage] = await Promise.all([
    getTranslations("case.severity"),
    getTranslations("common"),
    getTranslations("triage"),
  ]);
  const choices = SEVERITIES.filter(
    (severity) =>
      severity !== file.severity &&
      (can(staff.role, "severity.relax") || !isRelaxation(file.severity, severity)),
  );
  return (
    <Panel id="severity" title={triage("why")}>
      <ul className="grid list-disc gap-1 ps-4 text-ui-sm">
        {file.severityReasons.length === 0 ? <li>{t("noReasons")}</li> : null}
        {
          await Promise.all(
            file.severityReasons.map(async (reason, index) => <li key={index}>{await why(reason)}</li>),
          )
        }
      </ul>
      {view.mayWork && isOpen(file.status) && choices.length > 0 ? (
        <details className="mt-2 border-t border-line pt-2">
          <summary className="text-ui-sm font-medium text-accent-ink">{t("change")}</summary>
          <DeskForm action={setSeverity} words={view.words} done={common("saved")} resets className="pt-2">
            <CaseFields file={file} />
            <Field name="severity" id="severity-to" label={t("to")}>
              {(control) => (
                <Select
                  {...control}
                  options={choices.map((value) => ({ value, label: common(`severity.${value}`) }))}
                />
              )}
            </Field>
            <Field name="reason" id="severity-reason" label={t("reason")} hint={t("rule")}>
              {(control) => <Input {...control} maxLength={500} required />}
            </Field>
            <SubmitButton variant="secondary" className="justify-self-start">
              {t("save")}
            </SubmitButton>
          </DeskForm>
        </details>
      ) : null}
    </Panel>
  );
}

/** A reason in words: the rule's own sentence, or what a colleague wrote. A rule that no longer exists shows its id. */
async function why({ ruleId, matched, from, to }: SeverityReason): Promise<string> {
  const [t, common, triage] = await Promise.all([
    getTranslations("case.severity"),
    getTranslations("common"),
    getTranslations("triage"),
  ]);
  const word = (severity: string | undefined) =>
    severity && isSeverity(severity) ? common(`severity.${severity}`) : "–";
  if (ruleId === "staff") return t("byStaff", { from: word(from), to: word(to), reason: matched });
  const key = `rule.${ruleId}.why` as "rule.safety.why";
  return triage.has(key) ? triage(key, { matched }) : `${ruleId} ${matched}`.trim();
}
