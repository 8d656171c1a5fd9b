"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { saveEditedDraft } from "@/lib/policies/actions/editor";
import type { EditorFinding, SaveAnswer } from "@/lib/policies/editor-types";

export type SaveState =
  | { state: "idle" | "saving" | "saved" }
  | { state: "half-typed" | "no-answer" }
  | { state: "refused"; reason: "not-allowed" | "not-found" | "not-a-draft" | "changed-since" }
  | { state: "no-policy"; findings: readonly EditorFinding[] };

type Saving = {
  id: string;
  revision: number;
  document: string;
  hasBad: boolean;
  onSaved: (document: string) => void;
};

function stateOf(answer: SaveAnswer | null): SaveState {
  if (answer === null) return { state: "no-answer" };
  if (answer.ok) return { state: "saved" };
  if (answer.reason === "no-policy") return { state: "no-policy", findings: answer.findings };
  return { state: "refused", reason: answer.reason };
}

/** Saving by button and by Ctrl+S; whatever the answer, what was typed stays on the page. */
export function useSave({ id, revision: first, document, hasBad, onSaved }: Saving) {
  const [result, setResult] = useState<SaveState>({ state: "idle" });
  const revision = useRef(first);
  const isBusy = useRef(false);
  const save = useCallback(async () => {
    if (isBusy.current) return;
    if (hasBad) return setResult({ state: "half-typed" });
    isBusy.current = true;
    setResult({ state: "saving" });
    const answer = await saveEditedDraft({ id, revision: revision.current, document }).catch(() => null);
    isBusy.current = false;
    if (answer?.ok) {
      revision.current = answer.revision;
      onSaved(document);
    }
    setResult(stateOf(answer));
  }, [id, document, hasBad, onSaved]);
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== "s") return;
      event.preventDefault();
      void save();
    };
    addEventListener("keydown", onKey);
    return () => removeEventListener("keydown", onKey);
  }, [save]);
  return { result, save };
}
