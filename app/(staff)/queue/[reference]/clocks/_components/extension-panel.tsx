import { DeskForm } from "@/components/complaints/desk-form";
import { ExtensionRequest } from "@/components/complaints/extension-request";
import { extensionWords, lastDay } from "@/components/complaints/extension-words";
import { Field } from "@/components/ui/field";
import { Panel } from "@/components/ui/panel";
import { SubmitButton } from "@/components/ui/submit-button";
import { Textarea } from "@/components/ui/textarea";
import { can } from "@/lib/auth/permissions";
import type { Staff } from "@/lib/auth/staff";
import { askExtensionAction } from "@/lib/extensions/actions";
import type { CaseExtensions } from "@/lib/extensions/queries/extensions";
import type { ExtendableClock } from "@/lib/extensions/types";
import type { Place } from "@/lib/i18n/format";
import { getTranslations } from "@/lib/i18n/server";

type ExtensionPanelProps = {
  extensions: CaseExtensions;
  complaintId: string;
  reference: string;
  staff: Staff;
  place: Place;
};

/** Which limits the law lets be moved, to when, and what was asked so far. */
export async function ExtensionPanel(props: ExtensionPanelProps) {
  const { extensions, staff, place } = props;
  const t = await getTranslations("extensions");
  const { clocks, requests } = extensions;
  return (
    <Panel id="extensions" title={t("title")} description={t("description")} className="mb-3">
      <div className="grid gap-4">
        {clocks.map((clock) => (
          <Clock key={`${clock.key} ${clock.run}`} clock={clock} {...props} />
        ))}
        {requests.length > 0 ? (
          <section className="grid gap-2 border-t border-line pt-3" aria-labelledby="extension-requests">
            <h3 id="extension-requests" className="text-ui-sm font-medium">
              {t("list")}
            </h3>
            <ul className="grid gap-4">
              {requests.map((row) => (
                <li key={row.id}>
                  <ExtensionRequest row={row} staff={staff} place={place} />
                </li>
              ))}
            </ul>
          </section>
        ) : null}
      </div>
    </Panel>
  );
}

async function Clock(props: ExtensionPanelProps & { clock: ExtendableClock }) {
  const { clock, complaintId, reference, staff, place, extensions } = props;
  const [t, words] = await Promise.all([getTranslations("extensions"), extensionWords()]);
  const { answer, dueAt, timeZone } = clock;
  const name = clock.names[place.locale];
  if (!answer.ok)
    return (
      <p className="text-ui text-muted">
        {t("refusal.lead", { clock: name, why: t(`refusal.${answer.reason}`) })}
      </p>
    );
  const { until, needsApproval } = answer.next;
  const waits = extensions.requests.some(
    (row) => row.status === "asked" && row.until.getTime() === until.getTime(),
  );
  const day = (at: Date) => lastDay(at, timeZone, place.locale);
  return (
    <div className="grid gap-2 text-ui">
      <p>{t("allowed", { clock: name, due: dueAt ? day(dueAt) : "–", until: day(until) })}</p>
      {can(staff.role, "case.work") && !waits ? (
        <DeskForm
          action={askExtensionAction}
          words={words}
          done={t(needsApproval ? "asked" : "done")}
          resets
          className="gap-2"
        >
          <p className="text-ui-sm text-muted">{t(needsApproval ? "needsApproval" : "noApproval")}</p>
          <input type="hidden" name="complaintId" value={complaintId} />
          <input type="hidden" name="reference" value={reference} />
          <input type="hidden" name="clock" value={clock.key} />
          <input type="hidden" name="run" value={clock.run} />
          <Field
            id={`extension-reason-${clock.key}`}
            name="reason"
            label={t("reason")}
            hint={t("reasonHint")}
          >
            {(control) => <Textarea {...control} rows={2} maxLength={2_000} />}
          </Field>
          <div>
            <SubmitButton size="small">{t(needsApproval ? "ask" : "extend")}</SubmitButton>
          </div>
        </DeskForm>
      ) : null}
    </div>
  );
}
