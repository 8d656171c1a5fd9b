"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { Field } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { Select, type SelectOption } from "@/components/ui/select";
import { SubmitButton } from "@/components/ui/submit-button";
import { UNTOUCHED } from "@/lib/action";
import { saveDepartmentHeadAction } from "@/lib/settings/actions";

const PROBLEMS = ["inactive", "not-found", "invalid"] as const;

type HeadFormProps = { departmentId: string; headId: string | null; people: readonly SelectOption[] };

/** Who heads one department. */
export function HeadForm({ departmentId, headId, people }: HeadFormProps) {
  const t = useTranslations("settings.departments");
  const [{ done, problem }, action] = useActionState(saveDepartmentHeadAction, UNTOUCHED);
  const reason = problem && (PROBLEMS.find((one) => one === problem.reason) ?? "invalid");
  return (
    <form action={action} className="flex flex-wrap items-end gap-3">
      <input type="hidden" name="departmentId" value={departmentId} />
      <Field
        name="staffId"
        id={`head-${departmentId}`}
        label={t("head")}
        error={reason ? t(`problem.${reason}`) : null}
        className="w-64 max-w-full"
      >
        {(control) => (
          <Select
            {...control}
            key={headId ?? ""}
            defaultValue={headId ?? ""}
            placeholder={t("nobody")}
            options={people}
          />
        )}
      </Field>
      <SubmitButton variant="secondary">{t("save")}</SubmitButton>
      {done ? (
        <Notice tone="success" role="status">
          {t("saved")}
        </Notice>
      ) : null}
    </form>
  );
}
