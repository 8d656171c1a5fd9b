"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import type { Rule } from "@/lib/domain/compensation/policy";
import { WhenEditor } from "./condition-editor";
import { useEditor } from "./editor-context";
import { GrantsEditor } from "./grant-editor";
import { WordingField } from "./wording-field";

type RuleEditorProps = { path: string; rule: Rule; onChange: (rule: Rule) => void };

/** One rule taken apart: when it counts, what it brings, in which group, and what is said about it. */
export function RuleEditor({ path, rule, onChange }: RuleEditorProps) {
  return (
    <div className="grid min-w-0 gap-5 border-t border-line px-3 py-4">
      <WhenEditor path={`${path}.when`} value={rule.when} onChange={(when) => onChange({ ...rule, when })} />
      <GrantsEditor
        path={`${path}.grants`}
        grants={rule.grants}
        onChange={(grants) => onChange({ ...rule, grants })}
      />
      <GroupField path={path} rule={rule} onChange={onChange} />
      <RuleWording
        path={`${path}.wording`}
        wording={rule.wording}
        onChange={(wording) => onChange({ ...rule, wording })}
      />
    </div>
  );
}

function GroupField({ path, rule, onChange }: RuleEditorProps) {
  const t = useTranslations("policyEditor.rules");
  const { policy } = useEditor();
  const groups = [...new Set(policy.rules.flatMap(({ group }) => (group === null ? [] : [group])))];
  return (
    <Field name={`${path}.group`} label={t("group")} hint={t("groupHint")}>
      {(control) => (
        <>
          <Input
            {...control}
            list={`${path}.groups`}
            value={rule.group ?? ""}
            autoComplete="off"
            onChange={(event) =>
              onChange({ ...rule, group: event.target.value === "" ? null : event.target.value })
            }
          />
          <datalist id={`${path}.groups`}>
            {groups.map((group) => (
              <option key={group} value={group} />
            ))}
          </datalist>
        </>
      )}
    </Field>
  );
}

type RuleWordingProps = {
  path: string;
  wording: Rule["wording"];
  onChange: (wording: Rule["wording"]) => void;
};

/** What a rule is called, and what the agent and the customer read when it counted. */
export function RuleWording({ path, wording, onChange }: RuleWordingProps) {
  const t = useTranslations("policyEditor.rules");
  return (
    <div className="grid min-w-0 gap-4">
      <WordingField
        path={`${path}.name`}
        legend={t("name")}
        value={wording.name}
        onChange={(name) => onChange({ ...wording, name })}
      />
      <WordingField
        path={`${path}.agent`}
        legend={t("agent")}
        hint={t("places", { places: "{amount} {percent} {gesture} {tier}" })}
        value={wording.agent}
        isLong
        onChange={(agent) => onChange({ ...wording, agent })}
      />
      {wording.customer === null ? (
        <div>
          <Button
            size="small"
            icon="plus"
            onClick={() => onChange({ ...wording, customer: { en: "", "zh-Hans": "", "zh-Hant": "" } })}
          >
            {t("addCustomer")}
          </Button>
        </div>
      ) : (
        <div className="grid gap-2">
          <WordingField
            path={`${path}.customer`}
            legend={t("customer")}
            hint={t("places", { places: "{amount} {kind}" })}
            value={wording.customer}
            isLong
            onChange={(customer) => onChange({ ...wording, customer })}
          />
          <div>
            <Button
              size="small"
              variant="quiet"
              icon="x"
              onClick={() => onChange({ ...wording, customer: null })}
            >
              {t("removeCustomer")}
            </Button>
          </div>
        </div>
      )}
    </div>
  );
}
