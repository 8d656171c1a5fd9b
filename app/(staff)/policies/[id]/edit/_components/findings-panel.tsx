"use client";

import { useTranslations } from "next-intl";
import { Icon } from "@/components/ui/icon";
import { Panel } from "@/components/ui/panel";
import type { EditorFinding } from "@/lib/policies/editor-types";
import type { Checked } from "./use-findings";

/** What speaks against the draft as it is typed; each line leads to its field. */
export function FindingsPanel({ checked, onJump }: { checked: Checked; onJump: (path: string) => void }) {
  const t = useTranslations("policyEditor.checks");
  const { state, findings } = checked;
  const errors = findings.filter(({ severity }) => severity !== "warning").length;
  const summary =
    findings.length === 0 ? t("clean") : t("count", { errors, warnings: findings.length - errors });
  return (
    <Panel id="checks" title={t("title")}>
      <p role="status" className="text-ui-sm text-muted">
        {state === "checking" ? t("checking") : state === "failed" ? t("failed") : summary}
      </p>
      <div className="mt-2">
        <FindingList findings={findings} onJump={onJump} />
      </div>
    </Panel>
  );
}

type FindingListProps = { findings: readonly EditorFinding[]; onJump: (path: string) => void };

/** Findings one below the other, with what they mean and where they are. */
export function FindingList({ findings, onJump }: FindingListProps) {
  const t = useTranslations("policyEditor.checks");
  return (
    <ul className="grid gap-2">
      {findings.map(({ severity, path, sentence, example }) => (
        <li key={`${path} ${sentence}`} className="flex gap-2 text-ui-sm">
          <Icon
            name={severity === "warning" ? "triangle-alert" : "octagon-alert"}
            className={severity === "warning" ? "mt-0.5 text-warning" : "mt-0.5 text-danger"}
            label={t(severity)}
          />
          <span className="min-w-0">
            <button type="button" className="link text-start" onClick={() => onJump(path)}>
              {sentence}
            </button>
            {example ? <span className="block text-muted">{example}</span> : null}
            <span className="block text-xs break-all text-muted">{path}</span>
          </span>
        </li>
      ))}
    </ul>
  );
}
