"use client";

import { useTranslations } from "next-intl";
import { SentenceText } from "@/components/policies/sentence-text";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { addTariff } from "@/lib/domain/compensation/edit/edits";
import { moved, replaced, without } from "@/lib/domain/compensation/edit/lists";
import type { Typed } from "@/lib/domain/compensation/edit/typed";
import type { Tariff } from "@/lib/domain/compensation/policy";
import { amountMessage } from "@/lib/domain/compensation/sentences/amount";
import { AmountEditor } from "./amount-editor";
import { DeclaredMeasures } from "./declared-measures";
import { useEditor } from "./editor-context";
import { ListButtons } from "./list-buttons";
import { TypedField, useFindingAt } from "./typed-field";
import { ChoiceField } from "./value-fields";

const BASES = ["statute", "contract", "guarantee"] as const;

/** What law, contract or promise fixes, with its source, its dates and how the amount comes about. */
export function TariffsSection() {
  const t = useTranslations("policyEditor.tariffs");
  const { policy, change } = useEditor();
  return (
    <div className="grid gap-3">
      <p className="text-ui-sm text-muted">{t("lead")}</p>
      {policy.tariffs.length === 0 ? <p className="text-ui">{t("empty")}</p> : null}
      <ol className="grid min-w-0 gap-3">
        {policy.tariffs.map((tariff, index) => (
          <TariffItem key={tariff.id} tariff={tariff} index={index} />
        ))}
      </ol>
      <div>
        <Button icon="plus" onClick={() => change(addTariff)}>
          {t("add")}
        </Button>
      </div>
      <DeclaredMeasures />
    </div>
  );
}

function parseDay(text: string): Typed<string | null> {
  return { ok: true, value: text === "" ? null : text };
}

function TariffItem({ tariff, index }: { tariff: Tariff; index: number }) {
  const t = useTranslations("policyEditor.tariffs");
  const { policy, speech, change, shift } = useEditor();
  const path = `tariffs[${index}]`;
  const name = tariff.source || t("nameless", { number: index + 1 });
  const put = (next: Tariff): void =>
    change((now) => ({ ...now, tariffs: replaced(now.tariffs, index, next) }));
  return (
    <li id={path} tabIndex={-1} className="grid min-w-0 gap-3 rounded-lg border border-line bg-surface p-3">
      <div className="flex items-start justify-between gap-2">
        <div className="min-w-0">
          <h3 className="text-ui font-medium">{name}</h3>
          <p className="text-ui-sm text-muted">
            <SentenceText
              sentences={[amountMessage(tariff.amount, policy.currencies[0] ?? null, policy)]}
              speech={speech}
            />
          </p>
        </div>
        <ListButtons
          name={name}
          index={index}
          count={policy.tariffs.length}
          onMove={(to) => {
            shift("tariffs", { kind: "moved", from: index, to });
            change((now) => ({ ...now, tariffs: moved(now.tariffs, index, to) }));
          }}
          onRemove={() => {
            shift("tariffs", { kind: "removed", index });
            change((now) => ({ ...now, tariffs: without(now.tariffs, index) }));
          }}
        />
      </div>
      <TariffFacts path={path} tariff={tariff} onChange={put} />
      <AmountEditor
        path={`${path}.amount`}
        label={t("amount")}
        value={tariff.amount}
        onChange={(amount) => put({ ...tariff, amount })}
      />
    </li>
  );
}

type TariffFactsProps = { path: string; tariff: Tariff; onChange: (tariff: Tariff) => void };

function TariffFacts({ path, tariff, onChange }: TariffFactsProps) {
  const t = useTranslations("policyEditor.tariffs");
  const finding = useFindingAt(`${path}.source`);
  return (
    <div className="grid gap-3 sm:grid-cols-2">
      <ChoiceField
        path={`${path}.basis`}
        label={t("basis")}
        value={tariff.basis}
        options={BASES.map((basis) => ({ value: basis, label: t(`bases.${basis}`) }))}
        onChange={(basis) => onChange({ ...tariff, basis })}
      />
      <Field
        name={`${path}.source`}
        label={t("source")}
        error={tariff.source === "" ? t("sourceMissing") : finding}
      >
        {(control) => (
          <Input
            {...control}
            value={tariff.source}
            onChange={(event) => onChange({ ...tariff, source: event.target.value })}
          />
        )}
      </Field>
      <TypedField
        path={`${path}.effectiveFrom`}
        label={t("from")}
        type="date"
        text={tariff.effectiveFrom ?? ""}
        parse={parseDay}
        onValue={(effectiveFrom) => onChange({ ...tariff, effectiveFrom })}
      />
      <TypedField
        path={`${path}.effectiveTo`}
        label={t("to")}
        type="date"
        text={tariff.effectiveTo ?? ""}
        parse={parseDay}
        onValue={(effectiveTo) => onChange({ ...tariff, effectiveTo })}
      />
    </div>
  );
}
