"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
import { Select, type SelectOption } from "@/components/ui/select";
import { SubmitButton } from "@/components/ui/submit-button";
import { UNTOUCHED } from "@/lib/action";
import { FAILURE_KINDS } from "@/lib/domain/assessment";
import { saveCategoryAction } from "@/lib/settings/actions";
import type { CategoryRow } from "@/lib/settings/types";
import { NameFields } from "../../_components/name-fields";

type CategoryFormProps = { category: CategoryRow | null; departments: readonly SelectOption[] };

/** Changes a category, or adds one when there is none yet. */
export function CategoryForm({ category, departments }: CategoryFormProps) {
  const t = useTranslations("settings.categories");
  const [state, action] = useActionState(saveCategoryAction, UNTOUCHED);
  const { typed, problem } = state;
  const id = category?.key ?? "new";
  return (
    <form action={action} noValidate className="grid gap-4 sm:grid-cols-3">
      {category ? (
        <input type="hidden" name="key" value={category.key} />
      ) : (
        <Field
          name="key"
          id="new-key"
          label={t("key")}
          hint={t("keyHint")}
          error={problem?.field === "key" ? t("keyInvalid") : null}
          className="sm:col-span-3"
        >
          {(control) => <Input {...control} defaultValue={typed.key} autoComplete="off" />}
        </Field>
      )}
      <NameFields
        idPrefix={`${id}-name`}
        names={category?.names ?? null}
        state={state}
        missing={t("nameMissing")}
      />
      <Field name="failureKind" id={`${id}-kind`} label={t("failureKind")}>
        {(control) => (
          <Select
            {...control}
            defaultValue={typed.failureKind ?? category?.failureKind ?? "service"}
            options={FAILURE_KINDS.map((value) => ({ value, label: t(`kind.${value}`) }))}
          />
        )}
      </Field>
      <Field
        name="departmentId"
        id={`${id}-department`}
        label={t("department")}
        error={problem?.field === "departmentId" ? t("departmentMissing") : null}
      >
        {(control) => (
          <Select
            {...control}
            defaultValue={typed.departmentId ?? category?.departmentId ?? departments[0]?.value}
            options={departments}
          />
        )}
      </Field>
      <label className="flex items-center gap-2 self-end pb-2">
        <input type="checkbox" name="active" defaultChecked={category?.active ?? true} className="size-4" />
        {t("offered")}
      </label>
      <div className="flex items-center gap-3 sm:col-span-3">
        <SubmitButton variant={category ? "secondary" : "primary"}>
          {category ? t("save") : t("add")}
        </SubmitButton>
        {state.done ? (
          <Notice tone="success" role="status">
            {t("saved")}
          </Notice>
        ) : null}
      </div>
    </form>
  );
}
