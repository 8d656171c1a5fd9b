import Link from "next/link";
import { DeskForm, type DeskWords } from "@/components/complaints/desk-form";
import { Field } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { Panel } from "@/components/ui/panel";
import { Select } from "@/components/ui/select";
import { SubmitButton } from "@/components/ui/submit-button";
import { handOverAction } from "@/lib/duty/actions";
import type { DutyRota, ShiftRow } from "@/lib/duty/types";
import { formatSpan, type Place } from "@/lib/i18n/format";
import { getTranslations } from "@/lib/i18n/server";
import { paths } from "@/lib/paths";
import type { DutyReader } from "./day-list";
import { ShiftForm } from "./shift-form";

/** Which shift the address names, and what for. */
export type Chosen = { id: string; to: "change" | "handOver" };

type ChosenPanelProps = {
  chosen: Chosen;
  rota: DutyRota;
  reader: DutyReader;
  place: Place;
  now: Date;
  words: DeskWords;
};

/** The shift somebody wants to change or to hand over. */
export async function ChosenPanel({ chosen, rota, reader, place, now, words }: ChosenPanelProps) {
  const t = await getTranslations("duty");
  const shift = rota.days.flatMap(({ shifts }) => shifts).find(({ id }) => id === chosen.id);
  if (!shift)
    return (
      <Notice id="chosen" tone="info" title={t("gone.title")}>
        {t("gone.body")}
      </Notice>
    );
  const isChange = chosen.to === "change" && reader.mayPlan;
  if (!isChange && !reader.mayPlan && shift.staffId !== reader.id) return null;
  return (
    <Panel
      id="chosen"
      title={isChange ? t("shift.edit") : t("handOver.title")}
      description={`${shift.name} · ${formatSpan(shift.startsAt, shift.endsAt, place)}`}
      actions={
        <Link href={paths.duty} prefetch={false} className="text-accent-ink hover:underline">
          {t("shift.close")}
        </Link>
      }
    >
      {shift.endsAt <= now ? (
        <p className="text-muted">{t("shift.over")}</p>
      ) : isChange ? (
        <ShiftForm shift={shift} people={rota.people} timeZone={place.timeZone} now={now} words={words} />
      ) : (
        <HandOverForm shift={shift} rota={rota} words={words} />
      )}
    </Panel>
  );
}

type HandOverFormProps = { shift: ShiftRow; rota: DutyRota; words: DeskWords };

async function HandOverForm({ shift, rota, words }: HandOverFormProps) {
  const t = await getTranslations("duty");
  return (
    <DeskForm action={handOverAction} words={words} done={t("handOver.done")}>
      <p className="text-ui-sm text-muted">{t("handOver.hint")}</p>
      <input type="hidden" name="shiftId" value={shift.id} />
      <Field name="toId" label={t("handOver.to")}>
        {(control) => (
          <Select
            {...control}
            required
            placeholder={t("choose")}
            options={rota.people
              .filter(({ id }) => id !== shift.staffId)
              .map(({ id, name }) => ({ value: id, label: name }))}
          />
        )}
      </Field>
      <SubmitButton className="justify-self-start">{t("handOver.send")}</SubmitButton>
    </DeskForm>
  );
}
