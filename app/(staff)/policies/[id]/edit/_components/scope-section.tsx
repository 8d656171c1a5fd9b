"use client";

import { useTranslations } from "next-intl";
import { useEditor } from "./editor-context";
import { ChecksField, ChoiceField } from "./value-fields";
import { WordingField } from "./wording-field";

/** What the policy is called and where it counts: everywhere, or in the departments of a pilot. */
export function ScopeSection() {
  const t = useTranslations("policyEditor.scope");
  const { policy, house, change } = useEditor();
  const { departments } = policy.scope;
  const setDepartments = (next: readonly string[] | null): void =>
    change((now) => ({ ...now, scope: { ...now.scope, departments: next } }));
  // A department that is gone can still be taken out of the pilot.
  const gone = (departments ?? []).filter((key) => !house.departments.some((each) => each.key === key));
  return (
    <div className="grid gap-5">
      <WordingField
        path="name"
        legend={t("name")}
        value={policy.name}
        onChange={(name) => change((now) => ({ ...now, name }))}
      />
      <ChoiceField
        path="scope.where"
        label={t("where")}
        value={departments === null ? "everywhere" : "pilot"}
        options={[
          { value: "everywhere", label: t("everywhere") },
          { value: "pilot", label: t("pilot") },
        ]}
        onChange={(where) => setDepartments(where === "everywhere" ? null : [])}
      />
      {departments === null ? null : (
        <>
          <ChecksField
            path="scope.departments"
            legend={t("departments")}
            options={[
              ...house.departments.map(({ key, name }) => ({ value: key, label: name })),
              ...gone.map((key) => ({ value: key, label: key })),
            ]}
            chosen={departments}
            onChange={setDepartments}
          />
          {departments.length === 0 ? <p className="text-ui-sm text-warning">{t("nowhere")}</p> : null}
        </>
      )}
    </div>
  );
}
