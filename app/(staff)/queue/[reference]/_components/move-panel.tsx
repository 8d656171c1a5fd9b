import { DeskForm } from "@/components/complaints/desk-form";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Panel } from "@/components/ui/panel";
import { Select } from "@/components/ui/select";
import { SubmitButton } from "@/components/ui/submit-button";
import { can } from "@/lib/auth/permissions";
import { moveCase } from "@/lib/complaints/actions/case";
import { deskMoves } from "@/lib/domain/desk-moves";
import { getTranslations } from "@/lib/i18n/server";
import { CaseFields } from "./case-fields";
import type { CaseView } from "./case-view";

/** The legal moves from here that are made by hand. */
export async function MovePanel({ view }: { view: CaseView }) {
  const { file, staff } = view;
  const [t, words, common] = await Promise.all([
    getTranslations("case.move"),
    getTranslations("case.status"),
    getTranslations("common"),
  ]);
  const moves = deskMoves(file.status, can(staff.role, "reopening.decide"));
  return (
    <Panel id="move" title={t("title")}>
      {moves.length === 0 ? (
        <p className="text-ui-sm text-muted">{t("none")}</p>
      ) : (
        <DeskForm action={moveCase} words={view.words} done={common("saved")} resets>
          <CaseFields file={file} />
          <Field name="to" id="move-to" label={t("to")}>
            {(control) => (
              <Select
                {...control}
                key={file.status}
                required
                placeholder={common("choose")}
                options={moves.map((value) => ({ value, label: words(value) }))}
              />
            )}
          </Field>
          {moves.includes("duplicate") ? (
            <Field
              name="twin"
              id="move-twin"
              label={t("twin")}
              hint={t("twinHint")}
              note={common("optional")}
            >
              {(control) => <Input {...control} maxLength={40} autoComplete="off" />}
            </Field>
          ) : null}
          <SubmitButton variant="secondary" className="justify-self-start">
            {t("save")}
          </SubmitButton>
        </DeskForm>
      )}
    </Panel>
  );
}
