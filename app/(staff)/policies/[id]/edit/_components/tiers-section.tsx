"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { addTier, renameTier } from "@/lib/domain/compensation/edit/edits";
import { moved, replaced, without } from "@/lib/domain/compensation/edit/lists";
import type { Typed } from "@/lib/domain/compensation/edit/typed";
import { IMPACTS } from "@/lib/domain/compensation/facts";
import type { Tier } from "@/lib/domain/compensation/policy";
import { speak } from "@/lib/domain/compensation/render";
import { useEditor } from "./editor-context";
import { ListButtons } from "./list-buttons";
import { TypedField } from "./typed-field";
import { AmountsField, ChoiceField } from "./value-fields";
import { WordingField } from "./wording-field";

/** The tiers from the lightest to the gravest, with what each brings at least. */
export function TiersSection() {
  const t = useTranslations("policyEditor.tiers");
  const { policy, change } = useEditor();
  return (
    <div className="grid gap-3">
      <p className="text-ui-sm text-muted">{t("lead")}</p>
      <ol className="grid gap-3">
        {policy.tiers.map((tier, index) => (
          <TierItem key={index} tier={tier} index={index} />
        ))}
      </ol>
      <div>
        <Button icon="plus" onClick={() => change(addTier)}>
          {t("add")}
        </Button>
      </div>
    </div>
  );
}

function TierItem({ tier, index }: { tier: Tier; index: number }) {
  const t = useTranslations("policyEditor.tiers");
  const impacts = useTranslations("compensation.value.impact");
  const { policy, speech, change, shift } = useEditor();
  const path = `tiers[${index}]`;
  const name = speak(tier.name, {}, speech) || t("nameless", { number: index + 1 });
  const put = (next: Tier): void => change((now) => ({ ...now, tiers: replaced(now.tiers, index, next) }));
  return (
    <li id={path} tabIndex={-1} className="grid min-w-0 gap-3 rounded-lg border border-line bg-surface p-3">
      <div className="flex items-center justify-between gap-2">
        <h3 className="text-ui font-medium">{name}</h3>
        <ListButtons
          name={name}
          index={index}
          count={policy.tiers.length}
          onMove={(to) => {
            shift("tiers", { kind: "moved", from: index, to });
            change((now) => ({ ...now, tiers: moved(now.tiers, index, to) }));
          }}
          onRemove={() => {
            shift("tiers", { kind: "removed", index });
            change((now) => ({ ...now, tiers: without(now.tiers, index) }));
          }}
        />
      </div>
      <WordingField
        path={`${path}.name`}
        legend={t("name")}
        value={tier.name}
        onChange={(next) => put({ ...tier, name: next })}
      />
      <div className="grid gap-3 sm:grid-cols-2">
        <ChoiceField
          path={`${path}.fromImpact`}
          label={t("fromImpact")}
          value={tier.fromImpact}
          options={IMPACTS.map((impact) => ({ value: impact, label: impacts(impact) }))}
          onChange={(fromImpact) => put({ ...tier, fromImpact })}
        />
        <TierId tier={tier} path={path} />
      </div>
      <AmountsField
        path={`${path}.gestureMinor`}
        legend={t("gesture")}
        value={tier.gestureMinor}
        onChange={(gestureMinor) => put({ ...tier, gestureMinor })}
      />
    </li>
  );
}

function TierId({ tier, path }: { tier: Tier; path: string }) {
  const t = useTranslations("policyEditor.tiers");
  const { policy, change } = useEditor();
  const parse = (text: string): Typed<string> => {
    if (!/^[a-z0-9][a-z0-9-]*$/.test(text)) return { ok: false, reason: "not-an-id" };
    const isTaken = text !== tier.id && policy.tiers.some(({ id }) => id === text);
    return isTaken ? { ok: false, reason: "taken" } : { ok: true, value: text };
  };
  return (
    <TypedField
      path={`${path}.id`}
      label={t("id")}
      text={tier.id}
      parse={parse}
      onValue={(id) => change((now) => renameTier(now, tier.id, id))}
    />
  );
}
