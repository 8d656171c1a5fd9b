import { getTranslations } from "next-intl/server";
import { Notice } from "@/components/ui/notice";
import { Panel } from "@/components/ui/panel";
import { can } from "@/lib/auth/permissions";
import { remedyView } from "@/lib/compensation/queries/remedy";
import { REMEDY_KINDS, type RemedyKind } from "@/lib/domain/compensation/remedies";
import { AwardCard } from "./award-card";
import type { CaseView } from "./case-view";
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
        {remedy.awards.map((award) => (
          <AwardCard key={award.id} award={award} view={view} />
        ))}
        {remedy.kind === "not-assessed" ? <p className="text-ui-sm text-muted">{t("notAssessed")}</p> : null}
        {remedy.kind === "not-open" && remedy.awards.length === 0 ? (
          <Notice tone="neutral">{t("notOpen")}</Notice>
        ) : null}
        {remedy.kind === "ready" ? (
          <>
            <RemedyDecision proposal={remedy.proposal} subject={remedy.subject} locale={view.place.locale} />
            {can(staff.role, "award.propose") ? (
              <RemedyForm
                view={view}
                proposal={remedy.proposal}
                subject={remedy.subject}
                circumstances={circumstances}
              />
            ) : null}
          </>
        ) : null}
      </div>
    </Panel>
  );
}
