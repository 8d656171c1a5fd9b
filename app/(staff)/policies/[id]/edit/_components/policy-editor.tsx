"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { usePolicySpeech } from "@/components/policies/use-policy-speech";
import { useLeaveWarning } from "@/components/ui/use-leave-warning";
import type { EditorSection } from "@/lib/domain/compensation/edit/paths";
import type { Policy } from "@/lib/domain/compensation/policy";
import { AuthoritySection } from "./authority-section";
import { CapsSection } from "./caps-section";
import { CurrenciesSection } from "./currencies-section";
import { DocumentSection } from "./document-section";
import { type Editor, EditorProvider, type House } from "./editor-context";
import { FindingsPanel } from "./findings-panel";
import { GuaranteesSection } from "./guarantees-section";
import { RemediesSection } from "./remedies-section";
import { RulesSection } from "./rules-section";
import { SaveBar } from "./save-bar";
import { ScopeSection } from "./scope-section";
import { SectionNav } from "./section-nav";
import { TariffsSection } from "./tariffs-section";
import { TiersSection } from "./tiers-section";
import { TrialPanel } from "./trial-panel";
import { useFindings } from "./use-findings";
import { usePlace } from "./use-place";
import { usePolicyState } from "./use-policy-state";
import { useSave } from "./use-save";

type PolicyEditorProps = { id: string; revision: number; stored: Policy; house: House; viewHref: string };

/** The editor of one draft: a section at a time, with the checks and a case to try it on beside it. */
export function PolicyEditor({ id, revision, stored, house, viewHref }: PolicyEditorProps) {
  const t = useTranslations("policyEditor");
  const speech = usePolicySpeech();
  const state = usePolicyState(stored);
  const { policy, document, bad, isDirty, change, shift, setBad } = state;
  const checked = useFindings(document);
  const { section, target, jump } = usePlace();
  const hasBad = Object.keys(bad).length > 0;
  const { result, save } = useSave({ id, revision, document, hasBad, onSaved: state.markSaved });
  useLeaveWarning(isDirty, t("leave"));
  const editor = useMemo<Editor>(
    () => ({ policy, house, speech, findings: checked.findings, bad, change, shift, setBad }),
    [policy, house, speech, checked.findings, bad, change, shift, setBad],
  );
  return (
    <EditorProvider editor={editor}>
      <SaveBar result={result} isDirty={isDirty} onSave={save} onJump={jump} viewHref={viewHref} />
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 lg:grid-cols-[9.5rem_minmax(0,1fr)] xl:grid-cols-[9.5rem_minmax(0,1fr)_24rem]">
        <SectionNav current={section} />
        <section aria-labelledby="section-title" className="grid min-w-0 gap-3">
          <h2 id="section-title" className="text-ui-title font-semibold">
            {t(`section.${section}`)}
          </h2>
          <SectionBody
            section={section}
            target={target}
            onJump={jump}
            onImport={state.replace}
            document={document}
          />
        </section>
        <div className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-4 lg:col-start-2 xl:sticky xl:top-16 xl:col-start-3 xl:max-h-[calc(100dvh-5rem)] xl:overflow-y-auto">
          <FindingsPanel checked={checked} onJump={jump} />
          <TrialPanel document={document} policy={policy} />
        </div>
      </div>
    </EditorProvider>
  );
}

type SectionBodyProps = {
  section: EditorSection;
  target: string | null;
  document: string;
  onJump: (path: string) => void;
  onImport: (policy: Policy) => void;
};

function SectionBody({ section, target, document, onJump, onImport }: SectionBodyProps) {
  switch (section) {
    case "scope":
      return <ScopeSection />;
    case "tiers":
      return <TiersSection />;
    case "rules":
      return <RulesSection target={target} />;
    case "tariffs":
      return <TariffsSection />;
    case "guarantees":
      return <GuaranteesSection />;
    case "caps":
      return <CapsSection />;
    case "authority":
      return <AuthoritySection />;
    case "remedies":
      return <RemediesSection />;
    case "currencies":
      return <CurrenciesSection onJump={onJump} />;
    case "document":
      return <DocumentSection document={document} onImport={onImport} />;
  }
}
