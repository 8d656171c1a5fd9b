"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import type { Condition } from "@/lib/domain/compensation/condition";
import { firstTest } from "@/lib/domain/compensation/edit/fact-tests";
import { replaced, without } from "@/lib/domain/compensation/edit/lists";
import { useEditor } from "./editor-context";
import { TestEditor } from "./test-editor";
import { ChoiceField } from "./value-fields";

export type ConditionProps = { path: string; value: Condition; onChange: (value: Condition) => void };

const FIRST = firstTest("impact");

/** A question about the case, or several of them joined; nested as deep as one likes. */
export function ConditionEditor({ path, value, onChange }: ConditionProps) {
  if ("all" in value || "any" in value) return <GroupEditor path={path} value={value} onChange={onChange} />;
  if ("not" in value) return <NotEditor path={path} inner={value.not} onChange={onChange} />;
  return <TestEditor path={path} value={value} onChange={onChange} />;
}

/** The whole "when" of a rule: a single question can grow into a group. */
export function WhenEditor(props: ConditionProps) {
  const { value, onChange, path } = props;
  const t = useTranslations("policyEditor.condition");
  const isGroup = "all" in value || "any" in value;
  return (
    <fieldset id={path} tabIndex={-1} className="grid min-w-0 gap-2">
      <legend className="text-ui-sm font-medium">{t("title")}</legend>
      <ConditionEditor {...props} />
      {isGroup ? null : (
        <div>
          <Button size="small" icon="plus" onClick={() => onChange({ all: [value, FIRST] })}>
            {t("add")}
          </Button>
        </div>
      )}
    </fieldset>
  );
}

type Group = Extract<Condition, { all: unknown }> | Extract<Condition, { any: unknown }>;

function GroupEditor({
  path,
  value,
  onChange,
}: {
  path: string;
  value: Group;
  onChange: ConditionProps["onChange"];
}) {
  const t = useTranslations("policyEditor.condition");
  const { shift } = useEditor();
  const kind = "all" in value ? "all" : "any";
  const parts = "all" in value ? value.all : value.any;
  const put = (next: readonly Condition[], as = kind): void =>
    onChange(as === "all" ? { all: next } : { any: next });
  const remove = (index: number): void => {
    shift(`${path}.${kind}`, { kind: "removed", index });
    put(without(parts, index));
  };
  return (
    <div className="grid min-w-0 gap-2 border-s-2 border-line-strong ps-3">
      <ChoiceField
        path={`${path}.joined`}
        label={t("joined")}
        hideLabel
        value={kind}
        options={[
          { value: "all", label: t("all") },
          { value: "any", label: t("any") },
        ]}
        onChange={(as) => put(parts, as)}
      />
      {parts.length === 0 ? <p className="text-ui-sm text-muted">{t(`empty-${kind}`)}</p> : null}
      <ol className="grid min-w-0 gap-2">
        {parts.map((part, index) => (
          <li key={index} className="grid min-w-0 gap-1">
            <ConditionEditor
              path={`${path}.${kind}[${index}]`}
              value={part}
              onChange={(next) => put(replaced(parts, index, next))}
            />
            <div className="flex flex-wrap gap-1">
              {"not" in part ? null : (
                <Button
                  size="small"
                  variant="quiet"
                  onClick={() => put(replaced(parts, index, { not: part }))}
                >
                  {t("negate", { number: index + 1 })}
                </Button>
              )}
              <Button size="small" variant="quiet" icon="x" onClick={() => remove(index)}>
                {t("remove", { number: index + 1 })}
              </Button>
            </div>
          </li>
        ))}
      </ol>
      <div className="flex flex-wrap gap-2">
        <Button size="small" icon="plus" onClick={() => put([...parts, FIRST])}>
          {t("add")}
        </Button>
        <Button
          size="small"
          icon="plus"
          onClick={() => put([...parts, kind === "all" ? { any: [FIRST] } : { all: [FIRST] }])}
        >
          {t("addGroup")}
        </Button>
      </div>
    </div>
  );
}

function NotEditor({
  path,
  inner,
  onChange,
}: {
  path: string;
  inner: Condition;
  onChange: ConditionProps["onChange"];
}) {
  const t = useTranslations("policyEditor.condition");
  return (
    <div className="grid min-w-0 gap-1 border-s-2 border-warning-line ps-3">
      <div className="flex flex-wrap items-center gap-2 text-ui-sm font-medium">
        {t("not")}
        <Button size="small" variant="quiet" onClick={() => onChange(inner)}>
          {t("unnegate")}
        </Button>
      </div>
      <ConditionEditor path={`${path}.not`} value={inner} onChange={(next) => onChange({ not: next })} />
    </div>
  );
}
