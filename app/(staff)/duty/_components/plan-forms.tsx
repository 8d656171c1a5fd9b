import { DeskForm, type DeskWords } from "@/components/complaints/desk-form";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { SubmitButton } from "@/components/ui/submit-button";
import { fillRotaAction, saveDutyHoursAction } from "@/lib/duty/actions";
import { ROTA_PLACES } from "@/lib/duty/schema";
import type { DutyRota } from "@/lib/duty/types";
import { getTranslations } from "@/lib/i18n/server";

type PlanFormProps = { rota: DutyRota; words: DeskWords };

const PLACES = Array.from({ length: ROTA_PLACES }, (_, place) => place + 1);

/** People who take turns, for some weeks. */
export async function RotaForm({ rota, words }: PlanFormProps) {
  const t = await getTranslations("duty");
  const people = rota.people.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <DeskForm action={fillRotaAction} words={words} done={t("rota.done")}>
      <p className="text-ui-sm text-muted">{t("rota.hint")}</p>
      <div className="grid grid-cols-2 gap-3">
        {PLACES.map((number) => (
          <Field key={number} name={`person${number}`} label={t("rota.person", { number })}>
            {(control) => (
              <Select
                {...control}
                required={number === 1}
                placeholder={number === 1 ? t("choose") : t("rota.none")}
                options={people}
              />
            )}
          </Field>
        ))}
        <Field name="turn" label={t("rota.turn")}>
          {(control) => (
            <Select
              {...control}
              defaultValue="week"
              options={[
                { value: "day", label: t("rota.day") },
                { value: "week", label: t("rota.week") },
              ]}
            />
          )}
        </Field>
        <Field name="handOverAt" label={t("rota.handOverAt")}>
          {(control) => <Input {...control} type="time" required defaultValue="09:00" />}
        </Field>
        <Field name="from" label={t("rota.from")}>
          {(control) => <Input {...control} type="date" required defaultValue={rota.days[0]?.day} />}
        </Field>
        <Field name="weeks" label={t("rota.weeks")}>
          {(control) => <Input {...control} type="number" min={1} max={12} required defaultValue={4} />}
        </Field>
      </div>
      <SubmitButton variant="secondary" className="justify-self-start">
        {t("rota.fill")}
      </SubmitButton>
    </DeskForm>
  );
}

/** When somebody must be on duty: what is a gap and what is not. */
export async function HoursForm({ rota, words }: PlanFormProps) {
  const t = await getTranslations("duty");
  return (
    <DeskForm action={saveDutyHoursAction} words={words} done={t("hours.saved")}>
      <Field name="calendar" label={t("hours.field")}>
        {(control) => (
          <Select
            {...control}
            key={rota.freeCalendar ?? ""}
            defaultValue={rota.freeCalendar ?? ""}
            placeholder={t("hours.always")}
            options={rota.calendars.map(({ key, name }) => ({
              value: key,
              label: t("hours.outside", { name }),
            }))}
          />
        )}
      </Field>
      <SubmitButton variant="secondary" className="justify-self-start">
        {t("hours.save")}
      </SubmitButton>
    </DeskForm>
  );
}
