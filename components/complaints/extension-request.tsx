import { DeskForm } from "@/components/complaints/desk-form";
import { Badge } from "@/components/ui/badge";
import { Field } from "@/components/ui/field";
import { SubmitButton } from "@/components/ui/submit-button";
import { Textarea } from "@/components/ui/textarea";
import { can } from "@/lib/auth/permissions";
import type { Staff } from "@/lib/auth/staff";
import { decideExtensionAction } from "@/lib/extensions/actions";
import type { ExtensionRow, ExtensionStatus } from "@/lib/extensions/types";
import { formatInstant, type Place } from "@/lib/i18n/format";
import { getTranslations } from "@/lib/i18n/server";
import type { Tone } from "../ui/tone";
import { extensionWords, lastDay } from "./extension-words";

type ExtensionRequestProps = { row: ExtensionRow; staff: Staff; place: Place };

const TONES: Readonly<Record<ExtensionStatus, Tone>> = {
  asked: "warning",
  granted: "success",
  refused: "neutral",
};

/** One request to extend a limit: from when to when, why, who asked, and the answer or the way to give it. */
export async function ExtensionRequest({ row, staff, place }: ExtensionRequestProps) {
  const t = await getTranslations("extensions");
  const { status, reason, note, decidedByName, decidedAt } = row;
  const day = (at: Date) => lastDay(at, row.timeZone, place.locale);
  return (
    <div className="grid gap-1 text-ui">
      <p className="flex flex-wrap items-center gap-x-2">
        <span>
          {t("row", { clock: row.clockNames[place.locale], due: day(row.dueAt), until: day(row.until) })}
        </span>
        <Badge tone={TONES[status]}>{t(`status.${status}`)}</Badge>
      </p>
      <p className="whitespace-pre-wrap">{reason}</p>
      <p className="text-ui-sm text-muted">
        {t("by", { name: row.askedByName, at: formatInstant(row.askedAt, place) })}
      </p>
      {decidedByName && decidedAt ? (
        <p className="text-ui-sm text-muted">
          {t(`status.${status}`)}:{" "}
          {t("decidedBy", { name: decidedByName, at: formatInstant(decidedAt, place) })}
          {note ? ` · ${note}` : ""}
        </p>
      ) : null}
      {status === "asked" ? <Answer row={row} staff={staff} /> : null}
    </div>
  );
}

async function Answer({ row, staff }: Omit<ExtensionRequestProps, "place">) {
  const [t, words] = await Promise.all([getTranslations("extensions"), extensionWords()]);
  if (!can(staff.role, "extension.decide")) return null;
  if (row.askedById === staff.id) return <p className="text-ui-sm text-muted">{t("own")}</p>;
  return (
    <DeskForm action={decideExtensionAction} words={words} done={t("decided")} className="mt-1 gap-2">
      <input type="hidden" name="id" value={row.id} />
      <input type="hidden" name="reference" value={row.reference} />
      <Field id={`extension-note-${row.id}`} name="note" label={t("note")} hint={t("noteHint")}>
        {(control) => <Textarea {...control} rows={2} maxLength={2_000} />}
      </Field>
      <div className="flex flex-wrap gap-2">
        <SubmitButton size="small" name="decision" value="granted">
          {t("approve")}
        </SubmitButton>
        <SubmitButton variant="danger" size="small" name="decision" value="refused">
          {t("refuse")}
        </SubmitButton>
      </div>
    </DeskForm>
  );
}
