"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import type { SlaTerms } from "@/lib/domain/sla/terms/definition";
import { paths } from "@/lib/paths";
import { discardTermsDraft, publishTermsDraft, saveTermsDraft } from "@/lib/sla/actions/terms";
import type { PublishTermsAnswer, SaveTermsFailure, TermsDraft } from "@/lib/sla/terms-types";

export type SaveReason = SaveTermsFailure | "unreadable" | "no-answer";
export type PublishReason = Exclude<Extract<PublishTermsAnswer, { ok: false }>["reason"], SaveReason>;

export type LifeState =
  | { state: "idle" | "saving" | "saved" | "publishing" }
  | { state: "refused"; reason: SaveReason }
  | { state: "not-published"; reason: PublishReason };

function isSaveReason(reason: SaveReason | PublishReason): reason is SaveReason {
  return (["conflict", "no-draft", "unreadable", "no-answer"] as const).some((one) => one === reason);
}

/** Saving, publishing and discarding; whatever the answer, what was typed stays on the page. */
export function useLife(stored: TermsDraft, terms: SlaTerms) {
  const router = useRouter();
  const [life, setLife] = useState<LifeState>({ state: "idle" });
  const [savedText, setSavedText] = useState(() => JSON.stringify(stored.document));
  const revision = useRef(stored.revision);
  const text = JSON.stringify(terms);
  const isDirty = text !== savedText;
  const isBusy = life.state === "saving" || life.state === "publishing";

  const refuse = (reason: SaveReason | PublishReason) =>
    setLife(isSaveReason(reason) ? { state: "refused", reason } : { state: "not-published", reason });

  const store = async (): Promise<boolean> => {
    const base = { document: terms, baseRevision: revision.current };
    const answer = await saveTermsDraft(base).catch(() => null);
    if (!answer?.ok) {
      refuse(answer?.reason ?? "no-answer");
      return false;
    }
    revision.current = answer.revision;
    setSavedText(text);
    return true;
  };
  const save = async (): Promise<void> => {
    if (isBusy) return;
    setLife({ state: "saving" });
    if (await store()) setLife({ state: "saved" });
  };
  const publish = async (input: { from: string; note: string }): Promise<void> => {
    if (isBusy) return;
    setLife({ state: "publishing" });
    if (isDirty && !(await store())) return;
    const answer = await publishTermsDraft({ ...input, baseRevision: revision.current }).catch(() => null);
    if (answer?.ok) router.push(paths.clockTerms(answer.version));
    else refuse(answer?.reason ?? "no-answer");
  };
  const discard = async (): Promise<void> => {
    if (isBusy) return;
    const answer = await discardTermsDraft({ baseRevision: revision.current }).catch(() => null);
    if (answer?.ok) router.push(paths.settingsSection("clocks"));
    else refuse(answer?.reason ?? "no-answer");
  };

  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== "s") return;
      event.preventDefault();
      void save();
    };
    addEventListener("keydown", onKey);
    return () => removeEventListener("keydown", onKey);
  });
  return { life, isDirty, save, publish, discard };
}
