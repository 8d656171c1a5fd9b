"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useActionState, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
import { Select, type SelectOption } from "@/components/ui/select";
import { SubmitButton } from "@/components/ui/submit-button";
import { type FormState, UNTOUCHED } from "@/lib/action";
import { ROLES } from "@/lib/domain/roles";
import { changeStaffAction, resetPasswordAction, setStaffActiveAction } from "@/lib/staff/actions";
import type { StaffRow } from "@/lib/staff/queries";
import { useStaffProblem } from "./staff-problem";

type StaffEditorProps = { person: StaffRow; departments: readonly SelectOption[]; isSelf: boolean };

/** Role, department, password and access of one person, in a dialog: a cell of the table is too narrow for them. */
export function StaffEditor({ person, departments, isSelf }: StaffEditorProps) {
  const t = useTranslations("settings.staff");
  const common = useTranslations("common");
  const [open, setOpen] = useState(false);
  const title = t("changePerson", { name: person.name });
  return (
    <>
      <Button variant="quiet" size="small" aria-haspopup="dialog" onClick={() => setOpen(true)}>
        {title}
      </Button>
      <Dialog open={open} onClose={() => setOpen(false)} title={title} closeLabel={common("close")}>
        <div className="grid gap-4 p-4">
          <RoleForm person={person} departments={departments} />
          <PasswordForm person={person} />
          {isSelf ? null : <AccessForm person={person} />}
        </div>
      </Dialog>
    </>
  );
}

function Outcome({ state, done, children }: { state: FormState; done: string; children?: ReactNode }) {
  const problem = useStaffProblem(state)();
  if (problem)
    return (
      <Notice tone="danger" role="alert">
        {problem}
      </Notice>
    );
  return state.done ? (
    <Notice tone="success" role="status">
      {done}
    </Notice>
  ) : (
    children
  );
}

function RoleForm({ person, departments }: Omit<StaffEditorProps, "isSelf">) {
  const t = useTranslations("settings.staff");
  const role = useTranslations("common.role");
  const [state, action] = useActionState(changeStaffAction, UNTOUCHED);
  return (
    <form action={action} className="flex flex-wrap items-end gap-3">
      <input type="hidden" name="staffId" value={person.id} />
      <Field name="role" id={`role-${person.id}`} label={t("role")}>
        {(control) => (
          <Select
            {...control}
            key={person.role}
            defaultValue={person.role}
            options={ROLES.map((value) => ({ value, label: role(value) }))}
          />
        )}
      </Field>
      <Field name="departmentId" id={`department-${person.id}`} label={t("department")}>
        {(control) => (
          <Select
            {...control}
            key={person.departmentId ?? ""}
            defaultValue={person.departmentId ?? ""}
            placeholder={t("noDepartment")}
            options={departments}
          />
        )}
      </Field>
      <SubmitButton variant="secondary">{t("save")}</SubmitButton>
      <Outcome state={state} done={t("saved")} />
    </form>
  );
}

function PasswordForm({ person }: { person: StaffRow }) {
  const t = useTranslations("settings.staff");
  const [state, action] = useActionState(resetPasswordAction, UNTOUCHED);
  return (
    <form action={action} className="flex flex-wrap items-end gap-3">
      <input type="hidden" name="staffId" value={person.id} />
      <Field
        name="password"
        id={`password-${person.id}`}
        label={t("newPassword")}
        hint={t("firstPasswordHint")}
      >
        {(control) => <Input {...control} type="text" autoComplete="off" spellCheck={false} />}
      </Field>
      <SubmitButton variant="secondary">{t("setPassword")}</SubmitButton>
      <Outcome state={state} done={t("passwordSet")} />
    </form>
  );
}

function AccessForm({ person }: { person: StaffRow }) {
  const t = useTranslations("settings.staff");
  const [state, action] = useActionState(setStaffActiveAction, UNTOUCHED);
  return (
    <form action={action} className="flex flex-wrap items-center gap-3">
      <input type="hidden" name="staffId" value={person.id} />
      <input type="hidden" name="active" value={person.active ? "no" : "yes"} />
      <SubmitButton variant={person.active ? "danger" : "secondary"}>
        {person.active ? t("disable") : t("enable")}
      </SubmitButton>
      <span className="text-muted">{person.active ? t("disableHint") : t("enableHint")}</span>
      <Outcome state={state} done={t("saved")} />
    </form>
  );
}
