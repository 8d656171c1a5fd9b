"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import { UNTOUCHED } from "@/lib/action";
import { saveRegionAction } from "@/lib/settings/actions";
import type { RegionRow } from "@/lib/settings/types";
import { NameFields } from "../../_components/name-fields";

/** Changes a region, or adds one when there is none yet. */
export function RegionForm({ region }: { region: RegionRow | null }) {
  const t = useTranslations("settings.regions");
  const [state, action] = useActionState(saveRegionAction, UNTOUCHED);
  const { typed, problem } = state;
  const id = region?.key ?? "new";
  const keyProblem = problem?.reason === "key-taken" ? t("keyTaken") : t("keyInvalid");
  return (
    <form action={action} noValidate className="grid gap-4 sm:grid-cols-3">
      {region ? (
        <input type="hidden" name="key" value={region.key} />
      ) : (
        <>
          <input type="hidden" name="isNew" value="yes" />
          <Field
            name="key"
            id="new-key"
            label={t("key")}
            hint={t("keyHint")}
            error={problem?.field === "key" ? keyProblem : null}
            className="sm:col-span-3"
          >
            {(control) => <Input {...control} defaultValue={typed.key} autoComplete="off" />}
          </Field>
        </>
      )}
      <NameFields
        idPrefix={`${id}-name`}
        names={region?.names ?? null}
        state={state}
        missing={t("nameMissing")}
      />
      <Checkbox
        name="active"
        id={`${id}-active`}
        label={t("offered")}
        defaultChecked={region?.active ?? true}
        className="sm:col-span-3"
      />
      <div className="flex items-center gap-3 sm:col-span-3">
        <SubmitButton variant={region ? "secondary" : "primary"}>
          {region ? t("save") : t("add")}
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
