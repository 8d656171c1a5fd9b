import Link from "next/link";
import { DeskForm } from "@/components/complaints/desk-form";
import { SeverityBadge } from "@/components/complaints/severity-badge";
import { StatusBadge } from "@/components/complaints/status-badge";
import { Badge } from "@/components/ui/badge";
import { buttonStyle } from "@/components/ui/button-style";
import { Select } from "@/components/ui/select";
import { can } from "@/lib/auth/permissions";
import { assignFromQueue } from "@/lib/complaints/actions/queue";
import { isOpen } from "@/lib/domain/complaint-state";
import { getTranslations } from "@/lib/i18n/server";
import { paths } from "@/lib/paths";
import type { CaseView } from "./case-view";
import { Clocks } from "./clocks";
import { Presence } from "./presence";
import { WaitingLine } from "./waiting-line";

/** The reference, where it stands, what is promised, who has it. */
export async function CaseHeader({ view }: { view: CaseView }) {
  const { file } = view;
  const [t, triage] = await Promise.all([getTranslations("case"), getTranslations("triage")]);
  const flags = file.flags.filter((flag) => triage.has(`flags.${flag}` as "flags.press"));
  return (
    <header className="mb-3 grid grid-cols-[minmax(0,1fr)] gap-2">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
        <Link href={paths.queue} prefetch={false} className="link text-ui-sm">
          {t("back")}
        </Link>
        <h1 className="min-w-0 flex-1 text-base font-semibold max-sm:order-last max-sm:basis-full sm:truncate">
          <span className="tabular me-2 font-normal text-muted">{file.reference}</span>
          <span lang={file.locale}>{file.subject}</span>
        </h1>
        <SeverityBadge severity={file.severity} />
        <StatusBadge status={file.status} />
        {file.vulnerable ? (
          <Badge tone="warning" icon="heart-handshake">
            {triage("vulnerable")}
          </Badge>
        ) : null}
        {flags.map((flag) => (
          <Badge key={flag} tone="danger" icon="flag" title={triage("flagNote")}>
            {triage(`flags.${flag}` as "flags.press")}
          </Badge>
        ))}
      </div>
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2">
        <Clocks view={view} />
        <Assignee view={view} />
      </div>
      {view.waiting ? <WaitingLine waiting={view.waiting} now={view.now} place={view.place} /> : null}
      {view.mayWork ? <Presence complaintId={file.id} words={t.raw("alsoHere")} /> : null}
    </header>
  );
}

/** Who has the case, and the way to take it, put it back, or give it to somebody. */
async function Assignee({ view }: { view: CaseView }) {
  const { file, staff, options } = view;
  const [t, assign] = await Promise.all([getTranslations("case"), getTranslations("queue.assign")]);
  const isMine = file.assigneeId === staff.id;
  const mayAssign = can(staff.role, "case.assign");
  const mayChange = view.mayWork && isOpen(file.status) && (mayAssign || isMine || file.assigneeId === null);
  return (
    <div className="flex flex-wrap items-center gap-2 text-ui-sm">
      <span className="text-muted">{t("assignee")}:</span>
      <span className="font-medium">{file.assigneeName ?? t("unassigned")}</span>
      {mayChange ? (
        <DeskForm
          action={assignFromQueue}
          words={view.words}
          done={assign("done")}
          className="flex flex-wrap items-center gap-2"
        >
          <input type="hidden" name="complaintId" value={file.id} />
          {mayAssign ? (
            <label htmlFor="case-assign">
              <span className="sr-only">{assign("label")}</span>
              <Select
                id="case-assign"
                name="to"
                key={file.assigneeId ?? ""}
                defaultValue={isMine ? "nobody" : "me"}
                options={[
                  { value: "me", label: assign("me") },
                  ...options.staff,
                  { value: "nobody", label: assign("nobody") },
                ]}
              />
            </label>
          ) : (
            <input type="hidden" name="to" value={isMine ? "nobody" : "me"} />
          )}
          <button type="submit" data-assign className={buttonStyle("secondary", "small")}>
            {mayAssign ? t("assign") : isMine ? t("putBack") : t("take")}
          </button>
        </DeskForm>
      ) : null}
    </div>
  );
}
