import { DeskForm, type DeskWords } from "@/components/complaints/desk-form";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { SubmitButton } from "@/components/ui/submit-button";
import { localOfInstant } from "@/lib/domain/local-time";
import { dropShiftAction, saveShiftAction } from "@/lib/duty/actions";
import type { DutyPerson, ShiftRow } from "@/lib/duty/types";
import { getTranslations } from "@/lib/i18n/server";

type ShiftFormProps = {
  /** Null: a new one. */
  shift: ShiftRow | null;
  people: readonly DutyPerson[];
  timeZone: string;
  now: Date;
  words: DeskWords;
};

/** Who is on from when to when. Of a shift that has begun only the end moves. */
export async function ShiftForm({ shift, people, timeZone, now, words }: ShiftFormProps) {
  const t = await getTranslations("duty");
  const hasBegun = shift !== null && shift.startsAt < now;
  const id = shift ? "shift" : "new";
  const local = (at: Date | undefined) => (at ? localOfInstant(at, timeZone) : undefined);
  return (
    <div className="grid gap-3">
      {hasBegun ? <p className="text-ui-sm text-muted">{t("shift.begun")}</p> : null}
      <DeskForm action={saveShiftAction} words={words} done={t("shift.saved")} resets={shift === null}>
        {shift ? <input type="hidden" name="shiftId" value={shift.id} /> : null}
        {shift && hasBegun ? (
          <>
            <input type="hidden" name="staffId" value={shift.staffId} />
            <input type="hidden" name="startsAt" value={local(shift.startsAt)} />
            <p className="font-medium">{shift.name}</p>
          </>
        ) : (
          <>
            <Field name="staffId" id={`${id}-staffId`} label={t("shift.person")}>
              {(control) => (
                <Select
                  {...control}
                  required
                  placeholder={t("choose")}
                  defaultValue={shift?.staffId ?? ""}
                  options={people.map(({ id: value, name: label }) => ({ value, label }))}
                />
              )}
            </Field>
            <Field name="startsAt" id={`${id}-startsAt`} label={t("shift.starts")}>
              {(control) => (
                <Input {...control} type="datetime-local" required defaultValue={local(shift?.startsAt)} />
              )}
            </Field>
          </>
        )}
        <Field name="endsAt" id={`${id}-endsAt`} label={t("shift.ends")}>
          {(control) => (
            <Input {...control} type="datetime-local" required defaultValue={local(shift?.endsAt)} />
          )}
        </Field>
        <SubmitButton variant="secondary" className="justify-self-start">
          {t("shift.save")}
        </SubmitButton>
      </DeskForm>
      {shift && !hasBegun ? (
        <DeskForm action={dropShiftAction} words={words} done={t("shift.dropped")}>
          <input type="hidden" name="shiftId" value={shift.id} />
          <SubmitButton variant="danger" className="justify-self-start">
            {t("shift.drop")}
          </SubmitButton>
        </DeskForm>
      ) : null}
    </div>
  );
}
