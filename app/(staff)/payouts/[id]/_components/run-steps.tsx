import { DeskForm, type DeskFormState } from "@/components/complaints/desk-form";
import { payoutWords } from "@/components/payouts/payout-words";
import { ClientMessages } from "@/components/shell/client-messages";
import { type ButtonVariant, buttonStyle } from "@/components/ui/button-style";
import { Icon } from "@/components/ui/icon";
import { Notice } from "@/components/ui/notice";
import { Panel } from "@/components/ui/panel";
import { SubmitButton } from "@/components/ui/submit-button";
import { can } from "@/lib/auth/permissions";
import type { Staff } from "@/lib/auth/staff";
import { getTranslations } from "@/lib/i18n/server";
import { paths, withQuery } from "@/lib/paths";
import {
  approveRunAction,
  discardRunAction,
  exportRunAction,
  reopenRunAction,
} from "@/lib/payouts/actions/runs";
import type { LoadedRun } from "@/lib/payouts/queries/runs";
import { ImportForm } from "./import-form";

type RunStepsProps = { loaded: LoadedRun; staff: Staff };

/** What may be done with the run where it stands, as far as it is this colleague's to do. */
export async function RunSteps({ loaded: { run, lines, mark }, staff }: RunStepsProps) {
  const mayPrepare = can(staff.role, "payout.prepare");
  const mayApprove = can(staff.role, "payout.approve");
  if (run.status === "draft")
    return (
      <>
        {mayApprove && run.preparedById !== staff.id ? (
          <Step step="approve" id={run.id} action={approveRunAction} seen={mark} />
        ) : (
          <Waits isOwn={mayApprove} />
        )}
        {mayPrepare ? <Step step="discard" id={run.id} action={discardRunAction} variant="danger" /> : null}
      </>
    );
  if (run.status === "approved" && mayPrepare)
    return (
      <>
        <Step step="export" id={run.id} action={exportRunAction} />
        <Step step="reopen" id={run.id} action={reopenRunAction} variant="secondary" />
      </>
    );
  if (run.exportedAt === null) return null;
  const hasTransfers = lines.some(
    ({ payee, state }) => state !== "dropped" && payee?.method === "bank-transfer",
  );
  return (
    <>
      {can(staff.role, "payout.read-accounts") ? <Files id={run.id} hasTransfers={hasTransfers} /> : null}
      {mayPrepare ? (
        <ClientMessages namespaces={["payouts", "payee"]}>
          <ImportForm id={run.id} />
        </ClientMessages>
      ) : null}
    </>
  );
}

async function Waits({ isOwn }: { isOwn: boolean }) {
  const t = await getTranslations("payouts.approve");
  return <Notice tone="info">{t(isOwn ? "own" : "wait")}</Notice>;
}

type StepProps = {
  step: "approve" | "export" | "reopen" | "discard";
  id: string;
  action: (before: unknown, form: FormData) => Promise<DeskFormState>;
  variant?: ButtonVariant;
  /** The mark of what is shown, which is what an approval is for. */
  seen?: string | null;
};

async function Step({ step, id, action, variant = "primary", seen }: StepProps) {
  const [t, words] = await Promise.all([getTranslations("payouts"), payoutWords()]);
  return (
    <Panel id={step} title={t(`${step}.title`)} description={t(`${step}.body`)}>
      <DeskForm action={action} words={words} done={t(`${step}.done`)} className="gap-3">
        <input type="hidden" name="id" value={id} />
        {seen === undefined ? null : <input type="hidden" name="seen" value={seen ?? "0".repeat(64)} />}
        <div>
          <SubmitButton variant={variant} size={variant === "primary" ? "normal" : "small"}>
            {t(`${step}.action`)}
          </SubmitButton>
        </div>
      </DeskForm>
    </Panel>
  );
}

async function Files({ id, hasTransfers }: { id: string; hasTransfers: boolean }) {
  const t = await getTranslations("payouts.files");
  const formats = hasTransfers ? (["pain-001", "csv"] as const) : (["csv"] as const);
  return (
    <Panel id="files" title={t("title")} description={t("body")}>
      <div className="grid justify-items-start gap-2">
        {formats.map((format) => (
          // A file, not a page: the browser fetches it itself.
          <a
            key={format}
            href={withQuery(paths.payoutFile(id), { format })}
            className={buttonStyle("secondary", "small")}
          >
            <Icon name="download" />
            {t(format)}
          </a>
        ))}
      </div>
    </Panel>
  );
}
