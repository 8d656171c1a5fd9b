"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
import { Panel } from "@/components/ui/panel";
import { Select } from "@/components/ui/select";
import { tryPolicy } from "@/lib/compensation/actions/trial";
import type { TrialAnswer, TrialCase } from "@/lib/compensation/trial-types";
import type { CompensationFacts } from "@/lib/domain/compensation/facts";
import { parseFacts } from "@/lib/domain/compensation/facts-json";
import { toCanonicalJson } from "@/lib/domain/compensation/json";
import type { Policy } from "@/lib/domain/compensation/policy";
import { type BadTexts, type Editor, EditorProvider, useEditor } from "./editor-context";
import { FactsForm } from "./facts-form";
import { plainFacts } from "./plain-facts";
import { TrialResult } from "./trial-result";

const KINDS = ["invented", "now", "decided"] as const;
type Kind = (typeof KINDS)[number];

/** One case under the draft and under what is in force, side by side. */
export function TrialPanel({ document, policy }: { document: string; policy: Policy }) {
  const t = useTranslations("policyEditor.trial");
  const [kind, setKind] = useState<Kind>("invented");
  const [reference, setReference] = useState("");
  const [facts, setFacts] = useState<CompensationFacts>(() => plainFacts(policy.currencies[0] ?? "USD"));
  const [answer, setAnswer] = useState<TrialAnswer | "no-answer" | null>(null);
  const [isTrying, setTrying] = useState(false);
  const [bad, setBadTexts] = useState<BadTexts>({});
  const editor = useEditor();
  const hasBad = kind === "invented" && Object.keys(bad).length > 0;
  // What is half typed about a case that is made up must not stand in the way of saving the policy.
  const own: Editor = {
    ...editor,
    findings: [],
    bad,
    setBad: (path, text) =>
      setBadTexts((now) => {
        const rest = Object.entries(now).filter(([each]) => each !== path);
        return Object.fromEntries(text === null ? rest : [...rest, [path, text]]);
      }),
  };
  const run = async (): Promise<void> => {
    setTrying(true);
    const wanted: TrialCase =
      kind === "invented"
        ? { kind: "invented", facts: toCanonicalJson(facts) }
        : { kind: "reference", reference, facts: kind };
    setAnswer(await tryPolicy({ document, wanted }).catch(() => "no-answer" as const));
    setTrying(false);
  };
  const takeFacts = (): void => {
    const read = answer !== null && answer !== "no-answer" && answer.ok ? parseFacts(answer.facts) : null;
    if (!read?.ok) return;
    setFacts(read.value);
    setKind("invented");
  };
  return (
    <Panel id="trial" title={t("title")} description={t("lead")}>
      <div className="grid gap-3">
        <Field name="trial-kind" label={t("which")}>
          {(control) => (
            <Select
              {...control}
              value={kind}
              options={KINDS.map((each) => ({ value: each, label: t(`kind.${each}`) }))}
              onChange={(event) => setKind(KINDS.find((each) => each === event.target.value) ?? "invented")}
            />
          )}
        </Field>
        {kind === "invented" ? (
          <EditorProvider editor={own}>
            <FactsForm facts={facts} policy={policy} onChange={setFacts} />
          </EditorProvider>
        ) : (
          <Field name="trial-reference" label={t("reference")} hint={t("referenceHint")}>
            {(control) => (
              <Input
                {...control}
                value={reference}
                autoComplete="off"
                onChange={(event) => setReference(event.target.value)}
              />
            )}
          </Field>
        )}
        <div className="flex flex-wrap gap-2">
          <Button variant="primary" icon="play" aria-disabled={isTrying} disabled={hasBad} onClick={run}>
            {t(isTrying ? "running" : "run")}
          </Button>
          {kind !== "invented" && answer !== null && answer !== "no-answer" && answer.ok ? (
            <Button onClick={takeFacts}>{t("take")}</Button>
          ) : null}
        </div>
        {hasBad ? <p className="text-ui-sm text-danger">{t("halfTyped")}</p> : null}
        <div aria-live="polite">
          <TrialOutcome answer={answer} />
        </div>
      </div>
    </Panel>
  );
}

function TrialOutcome({ answer }: { answer: TrialAnswer | "no-answer" | null }) {
  const t = useTranslations("policyEditor.trial");
  if (answer === null) return null;
  if (answer === "no-answer") return <Notice tone="danger" title={t("noAnswer")} />;
  if (answer.ok) return <TrialResult draft={answer.draft} inForce={answer.inForce} />;
  return (
    <Notice tone="warning" title={t(`failure.${answer.reason}`)}>
      {answer.path ? <span className="text-xs break-all">{answer.path}</span> : null}
    </Notice>
  );
}
