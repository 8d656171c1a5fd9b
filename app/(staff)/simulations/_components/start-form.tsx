import { useTranslations } from "next-intl";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
import { Select } from "@/components/ui/select";
import { SubmitButton } from "@/components/ui/submit-button";
import { speak } from "@/lib/domain/compensation/render";
import type { Locale } from "@/lib/i18n/config";
import type { Names } from "@/lib/organisation/names";
import { policySpeech } from "@/lib/policies/speech";
import type { PolicyVersionRow } from "@/lib/policies/types";
import { startSimulationAction } from "@/lib/simulation/actions";
import type { StartProblem } from "@/lib/simulation/schema";

type StartFormProps = {
  versions: readonly PolicyVersionRow[];
  departments: readonly { id: string; names: Names }[];
  regions: readonly { key: string; names: Names }[];
  locale: Locale;
  problem: StartProblem | null;
  /** What was typed, or the usual period; a policy may be named by the page that led here. */
  typed: { policy: string; from: string; to: string; department: string; region: string };
};

/** A plain form: it works without JavaScript, and what is wrong comes back in the URL. */
export function StartForm({ versions, departments, regions, locale, problem, typed }: StartFormProps) {
  const t = useTranslations("simulation");
  // A draft is what one tries; without one, the newest version stands first.
  const preferred =
    versions.find(({ id }) => id === typed.policy) ?? versions.find(({ status }) => status === "draft");
  return (
    <form action={startSimulationAction} className="grid gap-3">
      {problem ? (
        <Notice tone="danger" role="alert">
          {t(`form.problem.${problem}`)}
        </Notice>
      ) : null}
      <div className="grid items-end gap-3 sm:grid-cols-2 lg:flex lg:flex-wrap">
        <Field name="policy" label={t("form.policy")} className="min-w-0 lg:min-w-72">
          {(control) => (
            <Select
              {...control}
              required
              options={versions.map(({ id, name, version }) => ({
                value: id,
                label: t("version", {
                  policy: speak(name, {}, policySpeech(locale)),
                  version: String(version),
                }),
              }))}
              defaultValue={preferred?.id ?? ""}
            />
          )}
        </Field>
        {(["from", "to"] as const).map((name) => (
          <Field key={name} name={name} label={t(`form.${name}`)}>
            {(control) => <Input {...control} type="date" required defaultValue={typed[name]} />}
          </Field>
        ))}
        <Field name="department" label={t("form.department")} className="min-w-0 lg:min-w-56">
          {(control) => (
            <Select
              {...control}
              placeholder={t("form.all")}
              options={departments.map(({ id, names }) => ({ value: id, label: names[locale] }))}
              defaultValue={typed.department}
            />
          )}
        </Field>
        {regions.length > 0 ? (
          <Field name="region" label={t("form.region")} className="min-w-0 lg:min-w-40">
            {(control) => (
              <Select
                {...control}
                placeholder={t("form.allRegions")}
                options={regions.map(({ key, names }) => ({ value: key, label: names[locale] }))}
                defaultValue={typed.region}
              />
            )}
          </Field>
        ) : null}
        <SubmitButton>{t("form.start")}</SubmitButton>
      </div>
    </form>
  );
}
