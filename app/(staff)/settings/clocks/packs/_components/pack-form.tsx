import { DeskForm } from "@/components/complaints/desk-form";
import { Checkbox } from "@/components/ui/checkbox";
import { SubmitButton } from "@/components/ui/submit-button";
import { getTranslations } from "@/lib/i18n/server";
import { choosePackAction } from "@/lib/sla/actions/packs";
import { PACK_FAILURES } from "@/lib/sla/pack-schema";
import type { Named } from "@/lib/sla/terms-types";
import type { PackPanelProps } from "./pack-panel";

/** For which categories and regions the pack goes into the draft. */
export async function PackForm({ pack, inUse, inDraft, house, locale }: PackPanelProps) {
  const [t, common] = await Promise.all([getTranslations("packs"), getTranslations("common")]);
  const scope = inDraft ? inDraft.scope : inUse;
  const failures = Object.fromEntries(PACK_FAILURES.map((failure) => [failure, t(`failure.${failure}`)]));
  return (
    <details className="mt-3 border-t border-line pt-2">
      <summary className="text-ui-sm font-medium text-accent-ink">
        {t("choose")}
        <span className="sr-only">: {pack.names[locale]}</span>
      </summary>
      <DeskForm
        // The boxes show what is stored: a new answer is a new form.
        key={JSON.stringify(scope)}
        action={choosePackAction}
        words={{ saving: common("saving"), failures }}
        done={t("saved")}
        tells={`pack-${pack.key}`}
        className="mt-2 gap-3"
      >
        <input type="hidden" name="pack" value={pack.key} />
        <div className="grid gap-3 sm:grid-cols-2">
          <Side
            id={`${pack.key}-categories`}
            name="categories"
            all="allCategories"
            legend={t("categories")}
            allLabel={t("all")}
            choices={house.categories}
            chosen={scope?.categories ?? null}
            isAll={scope !== null && scope.categories === null}
          />
          <Side
            id={`${pack.key}-regions`}
            name="regions"
            all="allRegions"
            legend={t("regions")}
            allLabel={t("all")}
            choices={house.regions}
            chosen={scope?.regions ?? null}
            isAll={scope === null || scope.regions === null}
          />
        </div>
        <div className="flex flex-wrap gap-2">
          <SubmitButton size="small" name="decision" value="choose">
            {t("save")}
          </SubmitButton>
          {scope ? (
            <SubmitButton variant="secondary" size="small" name="decision" value="drop">
              {t("remove")}
            </SubmitButton>
          ) : null}
        </div>
      </DeskForm>
    </details>
  );
}

type SideProps = {
  id: string;
  name: string;
  all: string;
  legend: string;
  allLabel: string;
  choices: readonly Named[];
  chosen: readonly string[] | null;
  isAll: boolean;
};

function Side({ id, name, all, legend, allLabel, choices, chosen, isAll }: SideProps) {
  return (
    <fieldset className="grid content-start gap-1">
      <legend className="mb-1 text-ui-sm font-medium">{legend}</legend>
      <Checkbox id={`${id}-all`} name={all} label={allLabel} defaultChecked={isAll} />
      {choices.map(({ key, name: label }) => (
        <Checkbox
          key={key}
          id={`${id}-${key}`}
          name={name}
          value={key}
          label={label}
          className="ps-6"
          defaultChecked={chosen?.includes(key) ?? false}
        />
      ))}
    </fieldset>
  );
}
