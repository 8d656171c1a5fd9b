import type { ReactNode } from "react";
import { ToldPlace } from "@/components/complaints/told-place";
import { Notice } from "@/components/ui/notice";
import { Panel } from "@/components/ui/panel";
import { can } from "@/lib/auth/permissions";
import { type RemedyView, remedyView } from "@/lib/compensation/queries/remedy";
import { remainderOf, sumOfLines } from "@/lib/domain/award-lines";
import { isOpenAward } from "@/lib/domain/award-state";
import { REMEDY_KINDS, type RemedyKind } from "@/lib/domain/compensation/remedies";
import { getTranslations } from "@/lib/i18n/server";
import { AwardCard } from "./award-card";
import type { CaseView } from "./case-view";
import { PrecedentsOfCase } from "./precedents";
import { RemedyDecision } from "./remedy-decision";
import { RemedyForm } from "./remedy-form";

type RemedyPanelProps = {
  view: CaseView;
  /** From the URL: what the customer asked for, and what they chose on record. */
  asked?: string | string[] | undefined;
  chose?: string | string[] | undefined;
};

function kindOf(value: string | string[] | undefined): RemedyKind | "none" {
  return REMEDY_KINDS.find((kind) => kind === value) ?? "none";
}

/** What the rules propose and why, what may be sent, and what has been awarded on this case. */
export async function RemedyPanel({ view, asked, chose }: RemedyPanelProps) {
  const { staff, file, now } = view;
  const circumstances = { requestedRemedy: kindOf(asked), customerChoice: kindOf(chose) };
  const [t, remedy] = await Promise.all([
    getTranslations("awards"),
    remedyView(staff, { complaintId: file.id, asked: circumstances, now }),
  ]);
  if (remedy.kind === "not-found") return null;
  return (
    <Panel id="remedy" title={t("title")}>
      <div className="grid gap-4">
        <ToldPlace place="remedy" />
        {remedy.awards.map((award) => (
          <AwardCard key={award.id} award={award} view={view} />
        ))}
        {remedy.kind === "not-assessed" ? <p className="text-ui-sm text-muted">{t("notAssessed")}</p> : null}
        {remedy.kind === "not-open" && remedy.awards.length === 0 ? (
          <Notice tone="neutral">{t("notOpen")}</Notice>
        ) : null}
        {remedy.kind === "ready" ? (
          <Proposal isNew={isNew(remedy)} title={t("form.again")}>
            <RemedyDecision proposal={remedy.proposal} subject={remedy.subject} locale={view.place.locale} />
            <PrecedentsOfCase view={view} cell={remedy.proposal.cell} />
            {can(staff.role, "award.propose") ? (
              <RemedyForm
                view={view}
                proposal={remedy.proposal}
                subject={remedy.subject}
                circumstances={circumstances}
              />
            ) : null}
          </Proposal>
        ) : null}
      </div>
    </Panel>
  );
}

/** Whether the rules propose something that has not been sent: otherwise the awards are what matters. */
function isNew({ proposal, subject, awards }: Extract<RemedyView, { kind: "ready" }>): boolean {
  const isUnderWay = awards.some(({ status }) => isOpenAward(status));
  const owedMinor = sumOfLines(remainderOf(proposal.owed, subject.givenMinor.entitlement));
  return !isUnderWay || owedMinor > 0n;
}

function Proposal({ isNew, title, children }: { isNew: boolean; title: string; children: ReactNode }) {
  if (isNew) return <div className="grid gap-3">{children}</div>;
  return (
    <details>
      <summary className="text-ui-sm text-muted">{title}</summary>
      <div className="mt-3 grid gap-3">{children}</div>
    </details>
  );
}
