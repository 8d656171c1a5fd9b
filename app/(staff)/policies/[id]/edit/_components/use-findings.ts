"use client";

import { useEffect, useState } from "react";
import { checkDraft } from "@/lib/policies/actions/editor";
import type { EditorFinding } from "@/lib/policies/editor-types";

const PAUSE_MS = 500;

export type Checked = { state: "checking" | "done" | "failed"; findings: readonly EditorFinding[] };

/** What the checks say about the document, asked half a second after the last change; the latest answer counts. */
export function useFindings(document: string): Checked {
  const [checked, setChecked] = useState<Checked>({ state: "checking", findings: [] });
  useEffect(() => {
    let isCurrent = true;
    setChecked((before) => ({ ...before, state: "checking" }));
    const timer = setTimeout(async () => {
      const answer = await checkDraft(document).catch(() => null);
      if (!isCurrent) return;
      setChecked((before) => (answer ? { state: "done", findings: answer } : { ...before, state: "failed" }));
    }, PAUSE_MS);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [document]);
  return checked;
}
