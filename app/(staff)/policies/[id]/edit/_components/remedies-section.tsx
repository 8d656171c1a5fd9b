"use client";

import { useTranslations } from "next-intl";
import { Checkbox } from "@/components/ui/checkbox";
import { ChecksField } from "@/components/ui/checks-field";
import { FAILURE_KINDS, type FailureKind } from "@/lib/domain/compensation/facts";
import type { RemedyTerms } from "@/lib/domain/compensation/policy";
import { PURPOSES, VALUE_KINDS, type ValueKind } from "@/lib/domain/compensation/remedies";
import { useEditor } from "./editor-context";
import { ChoiceField, OpenField, PercentField } from "./value-fields";

/** What each remedy is worth to us and to the customer, and which one goes with which failure. */
export function RemediesSection() {
  const t = useTranslations("policyEditor.remedies");
  return (
    <div className="grid gap-6">
      <section className="grid gap-3">
        <h3 className="text-ui font-medium">{t("byFailure")}</h3>
        {FAILURE_KINDS.map((failure) => (
          <FailureItem key={failure} failure={failure} />
        ))}
      </section>
      <section className="grid gap-3">
        <h3 className="text-ui font-medium">{t("terms")}</h3>
        {VALUE_KINDS.map((kind) => (
          <TermsItem key={kind} kind={kind} />
        ))}
      </section>
    </div>
  );
}

function useKinds(): readonly { value: ValueKind; label: string }[] {
  const words = useTranslations("compensation.kind");
  return VALUE_KINDS.map((kind) => ({ value: kind, label: words(kind) }));
}

function FailureItem({ failure }: { failure: FailureKind }) {
  const t = useTranslations("policyEditor.remedies");
  const failures = useTranslations("compensation.value.failureKind");
  const { policy, change } = useEditor();
  const kinds = useKinds();
  const restore = policy.restore[failure];
  const put = (next: typeof restore): void =>
    change((now) => ({ ...now, restore: { ...now.restore, [failure]: next } }));
  const known = (chosen: readonly string[]): ValueKind[] =>
    VALUE_KINDS.filter((kind) => chosen.includes(kind));
  return (
    <fieldset
      id={`restore.${failure}`}
      tabIndex={-1}
      className="grid min-w-0 gap-3 rounded-lg border border-line bg-surface p-3 sm:grid-cols-2"
    >
      <legend className="px-1 text-ui font-medium">{failures(failure)}</legend>
      <ChoiceField
        path={`restore.${failure}.kind`}
        label={t("restore")}
        value={restore.kind}
        options={kinds}
        onChange={(kind) => put({ ...restore, kind })}
      />
      <ChoiceField
        path={`goodwillKind.${failure}`}
        label={t("goodwill")}
        value={policy.goodwillKind[failure]}
        options={kinds}
        onChange={(kind) =>
          change((now) => ({ ...now, goodwillKind: { ...now.goodwillKind, [failure]: kind } }))
        }
      />
      <div className="sm:col-span-2">
        <ChecksField
          path={`restore.${failure}.onRequest`}
          legend={t("onRequest")}
          options={kinds}
          chosen={restore.onRequest}
          onChange={(chosen) => put({ ...restore, onRequest: known(chosen) })}
        />
      </div>
    </fieldset>
  );
}

function TermsItem({ kind }: { kind: ValueKind }) {
  const t = useTranslations("policyEditor.remedies");
  const words = useTranslations("compensation");
  const { policy, change } = useEditor();
  const terms = policy.remedies[kind];
  const put = (next: RemedyTerms): void =>
    change((now) => ({ ...now, remedies: { ...now.remedies, [kind]: next } }));
  return (
    <fieldset className="grid min-w-0 gap-3 rounded-lg border border-line bg-surface p-3 sm:grid-cols-2">
      <legend className="px-1 text-ui font-medium first-letter:uppercase">{words(`kind.${kind}`)}</legend>
      <OpenField
        path={`remedies.${kind}.validityDays`}
        label={t("validity")}
        hint={t("validityHint")}
        suffix={t("days")}
        value={terms.validityDays}
        onChange={(validityDays) => put({ ...terms, validityDays })}
      />
      <PercentField
        path={`remedies.${kind}.costShareBp`}
        label={t("cost")}
        hint={t("costHint")}
        value={terms.costShareBp}
        onChange={(costShareBp) => put({ ...terms, costShareBp })}
      />
      <div className="grid gap-2 sm:col-span-2">
        <ChecksField
          path={`remedies.${kind}.carries`}
          legend={t("carries")}
          options={PURPOSES.map((purpose) => ({ value: purpose, label: words(`purpose.${purpose}`) }))}
          chosen={terms.carries}
          onChange={(chosen) =>
            put({ ...terms, carries: PURPOSES.filter((purpose) => chosen.includes(purpose)) })
          }
        />
        <Checkbox
          id={`remedies.${kind}.needsConsent`}
          name={`remedies.${kind}.needsConsent`}
          label={t("consent")}
          checked={terms.needsConsent}
          onChange={(event) => put({ ...terms, needsConsent: event.target.checked })}
        />
      </div>
    </fieldset>
  );
}
