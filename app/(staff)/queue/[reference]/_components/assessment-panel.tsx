import { DefinitionList } from "@/components/ui/definition-list";
import { Panel } from "@/components/ui/panel";
import { dayWords, measureWords } from "@/lib/compensation/measure-words";
import { isOpen } from "@/lib/domain/complaint-state";
import { formatMoney } from "@/lib/i18n/format";
import { getTranslations } from "@/lib/i18n/server";
import { measuresOfCase } from "@/lib/policies/queries/case-measures";
import { AssessmentForm } from "./assessment-form";
import type { CaseView } from "./case-view";

/** How badly, whose doing, what it cost: the facts that the rules read, and the form to state them. */
export async function AssessmentPanel({ view }: { view: CaseView }) {
  const { file, place } = view;
  const [asked, t, triage, complaint] = await Promise.all([
    measuresOfCase(view.staff, file.id, view.now),
    getTranslations("case.assessment"),
    getTranslations("triage"),
    getTranslations("case.complaint"),
  ]);
  const loss =
    file.provenLossMinor !== null && file.currency
      ? formatMoney({ amountMinor: file.provenLossMinor, currency: file.currency }, place.locale)
      : null;
  const mayEdit = view.mayWork && isOpen(file.status);
  const { impact } = file;
  return (
    <Panel id="assessment" title={t("title")}>
      {impact === null ? (
        <p className="text-ui-sm text-muted">{t("none")}</p>
      ) : (
        <DefinitionList
          items={[
            { term: triage("impact.label"), value: triage(`impact.${impact}`) },
            { term: triage("attribution.label"), value: triage(`attribution.${file.attribution}`) },
            { term: triage("category.label"), value: file.categoryName },
            {
              term: triage("failureKind.label"),
              value: file.failureKind ? triage(`failureKind.${file.failureKind}`) : null,
            },
            { term: triage("emotion.label"), value: triage(`emotion.${file.emotionalImpact}`) },
            { term: complaint("loss"), value: loss },
            {
              term: t("occurredOn"),
              value: asked.needsDay && file.occurredOn ? dayWords(file.occurredOn, place.locale) : null,
            },
            ...measureWords(asked.measures, file, place.locale),
          ]}
        />
      )}
      {mayEdit ? (
        <details className="mt-2 border-t border-line pt-2" open={impact === null}>
          <summary className="text-ui-sm font-medium text-accent-ink">
            {impact === null ? t("title") : t("edit")}
          </summary>
          <AssessmentForm view={view} asked={asked} />
        </details>
      ) : null}
    </Panel>
  );
}
