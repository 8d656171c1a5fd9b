"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
import { Select, type SelectOption } from "@/components/ui/select";
import { SubmitButton } from "@/components/ui/submit-button";
import { UNTOUCHED } from "@/lib/action";
import { ROLES } from "@/lib/domain/roles";
import { addStaffAction } from "@/lib/staff/actions";
import { useStaffProblem } from "./staff-problem";

export function AddStaffForm({ departments }: { departments: readonly SelectOption[] }) {
  const t = useTranslations("settings.staff");
  const role = useTranslations("common.role");
  const [state, action] = useActionState(addStaffAction, UNTOUCHED);
  const problem = useStaffProblem(state);
  const { typed } = state;
  return (
    <form action={action} noValidate className="grid items-end gap-4 sm:grid-cols-2 lg:grid-cols-3">
      <Field name="name" id="add-name" label={t("name")} error={problem("name")}>
        {(control) => <Input {...control} defaultValue={typed.name} autoComplete="off" />}
      </Field>
      <Field name="email" id="add-email" label={t("email")} error={problem("email")}>
        {(control) => <Input {...control} type="email" defaultValue={typed.email} autoComplete="off" />}
      </Field>
      <Field name="role" id="add-role" label={t("role")} error={problem("role")}>
        {(control) => (
          <Select
            {...control}
            key={typed.role ?? ""}
            defaultValue={typed.role ?? "agent"}
            options={ROLES.map((value) => ({ value, label: role(value) }))}
          />
        )}
      </Field>
      <Field name="departmentId" id="add-department" label={t("department")} error={problem("departmentId")}>
        {(control) => (
          <Select
            {...control}
            key={typed.departmentId ?? ""}
            defaultValue={typed.departmentId ?? ""}
            placeholder={t("noDepartment")}
            options={departments}
          />
        )}
      </Field>
      <Field
        name="password"
        id="add-password"
        label={t("firstPassword")}
        hint={t("firstPasswordHint")}
        error={problem("password")}
      >
        {(control) => <Input {...control} type="text" autoComplete="off" spellCheck={false} />}
      </Field>
      <div className="flex items-end gap-3 sm:col-span-2 lg:col-span-3">
        <SubmitButton pendingLabel={t("adding")}>{t("add")}</SubmitButton>
        {state.done ? (
          <Notice tone="success" role="status">
            {t("added")}
          </Notice>
        ) : null}
      </div>
    </form>
  );
}
