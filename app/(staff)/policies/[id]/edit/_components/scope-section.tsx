"use client";

import { useTranslations } from "next-intl";
import { Checkbox } from "@/components/ui/checkbox";
import { ChecksField } from "@/components/ui/checks-field";
import { useEditor } from "./editor-context";
import { WordingField } from "./wording-field";

type Side = "departments" | "regions";

/** What the policy is called and where it counts: everywhere, or in the departments and regions of a pilot. */
export function ScopeSection() {
  const t = useTranslations("policyEditor.scope");
  const { policy, change } = useEditor();
  return (
    <div className="grid gap-5">
      <WordingField
        path="name"
        legend={t("name")}
        value={policy.name}
        onChange={(name) => change((now) => ({ ...now, name }))}
      />
      <fieldset className="grid min-w-0 gap-3">
        <legend className="mb-1 text-ui-sm font-medium">{t("where")}</legend>
        {policy.scope.departments === null && policy.scope.regions === null ? (
          <p className="text-ui-sm text-muted">{t("everywhere")}</p>
        ) : null}
        <ScopeSide side="departments" only={t("departmentsOnly")} empty={t("nowhere")} />
        <ScopeSide side="regions" only={t("regionsOnly")} empty={t("nowhereRegion")} />
      </fieldset>
    </div>
  );
}

/** One side of the scope: all of them, or those that are ticked. */
function ScopeSide({ side, only, empty }: { side: Side; only: string; empty: string }) {
  const t = useTranslations("policyEditor.scope");
  const { policy, house, change } = useEditor();
  const chosen = policy.scope[side];
  const offered = house[side];
  const set = (next: readonly string[] | null): void =>
    change((now) => ({ ...now, scope: { ...now.scope, [side]: next } }));
  // A key that is gone can still be taken out of the pilot.
  const gone = (chosen ?? []).filter((key) => !offered.some((each) => each.key === key));
  if (offered.length === 0 && chosen === null) return null;
  return (
    <div className="grid gap-2">
      <Checkbox
        name={`scope.${side}.only`}
        id={`scope.${side}.only`}
        label={only}
        checked={chosen !== null}
        onChange={(event) => set(event.target.checked ? [] : null)}
      />
      {chosen === null ? null : (
        <>
          <ChecksField
            path={`scope.${side}`}
            legend={t(side)}
            options={[
              ...offered.map(({ key, name }) => ({ value: key, label: name })),
              ...gone.map((key) => ({ value: key, label: key })),
            ]}
            chosen={chosen}
            onChange={set}
          />
          {chosen.length === 0 ? <p className="text-ui-sm text-warning">{empty}</p> : null}
        </>
      )}
    </div>
  );
}
