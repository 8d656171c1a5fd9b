import { DeskForm } from "@/components/complaints/desk-form";
import { Select } from "@/components/ui/select";
import { assignFromQueue } from "@/lib/complaints/actions/queue";
import type { Choice } from "@/lib/complaints/queries/desk-options";
import { getTranslations } from "@/lib/i18n/server";
import { ASSIGN_FORM } from "./assign-form";
import { deskWords } from "./desk-words";

type AssignBarProps = { mayAssign: boolean; colleagues: readonly Choice[] };

export async function AssignBar({ mayAssign, colleagues }: AssignBarProps) {
  const t = await getTranslations("queue.assign");
  return (
    <DeskForm id={ASSIGN_FORM} action={assignFromQueue} words={await deskWords()} done={t("done")}>
      {mayAssign ? (
        <label htmlFor="assign-to" className="grid w-44 gap-0.5 text-xs text-muted">
          {t("label")}
          <Select
            name="to"
            id="assign-to"
            options={[
              { value: "me", label: t("me") },
              ...colleagues,
              { value: "nobody", label: t("nobody") },
            ]}
          />
        </label>
      ) : (
        <input type="hidden" name="to" value="me" />
      )}
    </DeskForm>
  );
}
