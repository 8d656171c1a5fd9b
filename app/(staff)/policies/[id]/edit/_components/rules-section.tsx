"use client";

import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { SentenceText } from "@/components/policies/sentence-text";
import { Button } from "@/components/ui/button";
import { addRule, copyRule, moveRule } from "@/lib/domain/compensation/edit/edits";
import { replaced, without } from "@/lib/domain/compensation/edit/lists";
import type { Policy, Rule } from "@/lib/domain/compensation/policy";
import { speak } from "@/lib/domain/compensation/render";
import { ruleSentence } from "@/lib/domain/compensation/sentences/rule";
import { useEditor } from "./editor-context";
import { ListButtons } from "./list-buttons";
import { RuleEditor } from "./rule-editor";

/** The rules in the order in which they are looked at, each as a sentence that opens for editing. */
export function RulesSection({ target }: { target: string | null }) {
  const t = useTranslations("policyEditor.rules");
  const { policy, change } = useEditor();
  const [open, setOpen] = useState<string | null>(null);
  // A finding that leads into a rule opens it first.
  const wanted = Number(/^rules\[(\d+)\]/.exec(target ?? "")?.[1] ?? Number.NaN);
  const wantedId = policy.rules[wanted]?.id ?? null;
  useEffect(() => {
    if (wantedId !== null) setOpen(wantedId);
  }, [wantedId, target]);
  return (
    <div className="grid gap-3">
      <p className="text-ui-sm text-muted">{t("lead")}</p>
      <ol className="grid min-w-0 gap-2">
        {policy.rules.map((rule, index) => (
          <RuleItem
            key={rule.id}
            rule={rule}
            index={index}
            isOpen={open === rule.id}
            onToggle={() => setOpen(open === rule.id ? null : rule.id)}
          />
        ))}
      </ol>
      <div>
        <Button
          icon="plus"
          onClick={() => {
            const next = addRule(policy);
            change(() => next);
            setOpen(next.rules.at(-1)?.id ?? null);
          }}
        >
          {t("add")}
        </Button>
      </div>
    </div>
  );
}

type RuleItemProps = { rule: Rule; index: number; isOpen: boolean; onToggle: () => void };

function RuleItem({ rule, index, isOpen, onToggle }: RuleItemProps) {
  const t = useTranslations("policyEditor.rules");
  const { policy, house, speech, change, shift } = useEditor();
  const name = speak(rule.wording.name, {}, speech) || t("nameless", { number: index + 1 });
  const names = { ...policy, categories: house.categories, currency: policy.currencies[0] ?? null };
  const put = (next: Rule): void => change((now) => ({ ...now, rules: replaced(now.rules, index, next) }));
  const apply = (edit: (now: Policy) => Policy): void => change(edit);
  return (
    <li id={`rules[${index}]`} tabIndex={-1} className="min-w-0 rounded-lg border border-line bg-surface">
      <div className="flex flex-wrap items-start gap-2 px-3 py-2 sm:flex-nowrap">
        <div className="min-w-0 flex-1 basis-full sm:basis-0">
          <p className="text-ui font-medium">
            {index + 1}. {name}
          </p>
          <p className="text-ui-sm text-muted">
            <SentenceText sentences={ruleSentence(rule, names)} speech={speech} />
          </p>
        </div>
        <div className="flex flex-wrap items-center justify-end">
          <Button
            size="small"
            aria-expanded={isOpen}
            aria-label={t(isOpen ? "closeNamed" : "editNamed", { name })}
            onClick={onToggle}
          >
            {t(isOpen ? "close" : "edit")}
          </Button>
          <ListButtons
            name={name}
            index={index}
            count={policy.rules.length}
            onMove={(to) => {
              shift("rules", { kind: "moved", from: index, to });
              apply((now) => moveRule(now, index, to));
            }}
            onCopy={() => {
              shift("rules", { kind: "inserted", index: index + 1 });
              apply((now) => copyRule(now, index));
            }}
            onRemove={() => {
              shift("rules", { kind: "removed", index });
              apply((now) => ({ ...now, rules: without(now.rules, index) }));
            }}
          />
        </div>
      </div>
      {isOpen ? <RuleEditor path={`rules[${index}]`} rule={rule} onChange={put} /> : null}
    </li>
  );
}
