"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { Notice } from "@/components/ui/notice";
import { useEditor } from "./editor-context";
import { FindingList } from "./findings-panel";
import type { SaveState } from "./use-save";

type SaveBarProps = {
  result: SaveState;
  isDirty: boolean;
  viewHref: string;
  onSave: () => void;
  onJump: (path: string) => void;
};

/** Whether there is something to save, the button, and what came of it. */
export function SaveBar({ result, isDirty, viewHref, onSave, onJump }: SaveBarProps) {
  const t = useTranslations("policyEditor.save");
  const isSaving = result.state === "saving";
  return (
    <div className="z-20 mb-4 grid gap-2 border-b border-line bg-canvas py-2 sm:sticky sm:top-0">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <p role="status" className="text-ui-sm text-muted">
          {isSaving ? t("saving") : isDirty ? t("dirty") : result.state === "saved" ? t("saved") : t("clean")}
        </p>
        <div className="flex flex-wrap items-center gap-2">
          <ButtonLink href={viewHref}>{t("view")}</ButtonLink>
          <Button variant="primary" icon="save" aria-disabled={isSaving} title="Ctrl+S" onClick={onSave}>
            {t("save")}
          </Button>
        </div>
      </div>
      <SaveResult result={result} viewHref={viewHref} onJump={onJump} />
    </div>
  );
}

type SaveResultProps = { result: SaveState; viewHref: string; onJump: (path: string) => void };

function SaveResult({ result, viewHref, onJump }: SaveResultProps) {
  const t = useTranslations("policyEditor.save");
  switch (result.state) {
    case "half-typed":
      return <HalfTyped onJump={onJump} />;
    case "no-answer":
      return (
        <Notice tone="danger" role="alert" title={t("noAnswer")}>
          {t("kept")}
        </Notice>
      );
    case "no-policy":
      return (
        <Notice tone="danger" role="alert" title={t("noPolicy")}>
          <FindingList findings={result.findings} onJump={onJump} />
        </Notice>
      );
    case "refused":
      return (
        <Notice
          tone="danger"
          role="alert"
          title={t(`refused.${result.reason}`)}
          actions={
            result.reason === "changed-since" ? (
              <a className="link" href={viewHref} target="_blank" rel="noreferrer">
                {t("seeOther")}
              </a>
            ) : null
          }
        >
          {t(result.reason === "changed-since" ? "keptChanged" : "kept")}
        </Notice>
      );
    default:
      return null;
  }
}

function HalfTyped({ onJump }: { onJump: (path: string) => void }) {
  const t = useTranslations("policyEditor");
  const { bad } = useEditor();
  const entries = Object.entries(bad);
  if (entries.length === 0) return null;
  return (
    <Notice tone="danger" role="alert" title={t("save.halfTyped")}>
      <ul className="grid gap-1">
        {entries.map(([path, { text, reason }]) => (
          <li key={path}>
            <button type="button" className="link text-start" onClick={() => onJump(path)}>
              “{text}”: {t(`typed.${reason}`)}
            </button>
          </li>
        ))}
      </ul>
    </Notice>
  );
}
