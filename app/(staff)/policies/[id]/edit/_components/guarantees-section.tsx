"use client";

import { useTranslations } from "next-intl";
import { SentenceText } from "@/components/policies/sentence-text";
import { Button } from "@/components/ui/button";
import { addGuarantee } from "@/lib/domain/compensation/edit/edits";
import { moved, replaced, without } from "@/lib/domain/compensation/edit/lists";
import { GUARANTEED, type Guarantee } from "@/lib/domain/compensation/policy";
import { VALUE_KINDS } from "@/lib/domain/compensation/remedies";
import { speak } from "@/lib/domain/compensation/render";
import { guaranteeSentence } from "@/lib/domain/compensation/sentences/rule";
import { useEditor } from "./editor-context";
import { ListButtons } from "./list-buttons";
import { RuleWording } from "./rule-editor";
import { AmountsField, ChoiceField, WholeField } from "./value-fields";

/** Our published promises, and what breaking one brings by itself. */
export function GuaranteesSection() {
  const t = useTranslations("policyEditor.guarantees");
  const { policy, change } = useEditor();
  return (
    <div className="grid gap-3">
      <p className="text-ui-sm text-muted">{t("lead")}</p>
      {policy.guarantees.length === 0 ? <p className="text-ui">{t("empty")}</p> : null}
      <ol className="grid min-w-0 gap-3">
        {policy.guarantees.map((guarantee, index) => (
          <GuaranteeItem key={guarantee.id} guarantee={guarantee} index={index} />
        ))}
      </ol>
      <div>
        <Button icon="plus" onClick={() => change(addGuarantee)}>
          {t("add")}
        </Button>
      </div>
    </div>
  );
}

function GuaranteeItem({ guarantee, index }: { guarantee: Guarantee; index: number }) {
  const t = useTranslations("policyEditor.guarantees");
  const { policy, speech, change, shift } = useEditor();
  const path = `guarantees[${index}]`;
  const name = speak(guarantee.wording.name, {}, speech) || t("nameless", { number: index + 1 });
  const names = { ...policy, currency: policy.currencies[0] ?? null };
  const put = (next: Guarantee): void =>
    change((now) => ({ ...now, guarantees: replaced(now.guarantees, index, next) }));
  return (
    <li id={path} tabIndex={-1} className="grid min-w-0 gap-3 rounded-lg border border-line bg-surface p-3">
      <div className="flex items-start justify-between gap-2">
        <div className="min-w-0">
          <h3 className="text-ui font-medium">{name}</h3>
          <p className="text-ui-sm text-muted">
            <SentenceText sentences={guaranteeSentence(guarantee, names)} speech={speech} />
          </p>
        </div>
        <ListButtons
          name={name}
          index={index}
          count={policy.guarantees.length}
          onMove={(to) => {
            shift("guarantees", { kind: "moved", from: index, to });
            change((now) => ({ ...now, guarantees: moved(now.guarantees, index, to) }));
          }}
          onRemove={() => {
            shift("guarantees", { kind: "removed", index });
            change((now) => ({ ...now, guarantees: without(now.guarantees, index) }));
          }}
        />
      </div>
      <GuaranteeFields path={path} guarantee={guarantee} onChange={put} />
    </li>
  );
}

type GuaranteeFieldsProps = { path: string; guarantee: Guarantee; onChange: (guarantee: Guarantee) => void };

function GuaranteeFields({ path, guarantee, onChange }: GuaranteeFieldsProps) {
  const t = useTranslations("policyEditor.guarantees");
  const kinds = useTranslations("compensation.kind");
  return (
    <>
      <div className="grid gap-3 sm:grid-cols-3">
        <ChoiceField
          path={`${path}.promise`}
          label={t("promise")}
          value={guarantee.promise}
          options={GUARANTEED.map((promise) => ({ value: promise, label: t(`promises.${promise}`) }))}
          onChange={(promise) => onChange({ ...guarantee, promise })}
        />
        <WholeField
          path={`${path}.fromLateMinutes`}
          label={t("late")}
          suffix={t("minutes")}
          value={guarantee.fromLateMinutes}
          onChange={(fromLateMinutes) => onChange({ ...guarantee, fromLateMinutes })}
        />
        <ChoiceField
          path={`${path}.kind`}
          label={t("kind")}
          value={guarantee.kind}
          options={VALUE_KINDS.map((kind) => ({ value: kind, label: kinds(kind) }))}
          onChange={(kind) => onChange({ ...guarantee, kind })}
        />
      </div>
      <AmountsField
        path={`${path}.amountMinor`}
        legend={t("amount")}
        value={guarantee.amountMinor}
        onChange={(amountMinor) => onChange({ ...guarantee, amountMinor })}
      />
      <RuleWording
        path={`${path}.wording`}
        wording={guarantee.wording}
        onChange={(wording) => onChange({ ...guarantee, wording })}
      />
    </>
  );
}
