"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { keepDraft } from "@/lib/drafts/actions";
import type { DraftKind } from "@/lib/drafts/schema";

export type ServerDraft = { kind: string; body: string; updatedAt: string };
type LocalDraft = { kind: string; body: string; at: number };

const PAUSE_MS = 700;

type DraftOptions = {
  complaintId: string;
  staffId: string;
  kinds: readonly DraftKind[];
  server: ServerDraft | null;
};

function readLocal(key: string): LocalDraft | null {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(key) ?? "null");
    if (typeof stored !== "object" || stored === null) return null;
    const fields = new Map<string, unknown>(Object.entries(stored));
    const [kind, body, at] = [fields.get("kind"), fields.get("body"), fields.get("at")];
    return typeof kind === "string" && typeof body === "string" && typeof at === "number"
      ? { kind, body, at }
      : null;
  } catch {
    return null;
  }
}

function writeLocal(key: string, draft: LocalDraft | null): void {
  try {
    if (draft && draft.body !== "") localStorage.setItem(key, JSON.stringify(draft));
    else localStorage.removeItem(key);
  } catch {
    // Storage may be forbidden or full; the server's copy remains.
  }
}

/**
 * The text being written. Every keystroke goes to this browser, every pause to the server, so it survives a crash of
 * either; the newer of the two is shown when the page opens again.
 */
export function useDraft({ complaintId, staffId, kinds, server }: DraftOptions) {
  const key = `amends-draft:${staffId}:${complaintId}`;
  const known = (kind: string) => kinds.find((one) => one === kind) ?? kinds[0] ?? "internal-note";
  const [kind, setKindState] = useState<DraftKind>(known(server?.kind ?? "answer"));
  const [body, setBodyState] = useState(server?.body ?? "");
  const [note, setNote] = useState<"saving" | "saved" | "local" | "restored" | null>(
    server ? "restored" : null,
  );
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  // Only when the page opens: later the server's copy is the older one.
  useEffect(() => {
    const local = readLocal(key);
    const isNewer =
      local && local.at > (server ? Date.parse(server.updatedAt) : 0) && local.body !== server?.body;
    if (!isNewer) return;
    setKindState(known(local.kind));
    setBodyState(local.body);
    setNote("restored");
  }, [key]);
  useEffect(() => () => clearTimeout(timer.current), []);

  const keep = (nextKind: DraftKind, nextBody: string) => {
    writeLocal(key, { kind: nextKind, body: nextBody, at: Date.now() });
    setNote("saving");
    clearTimeout(timer.current);
    timer.current = setTimeout(async () => {
      const kept = await keepDraft({ complaintId, kind: nextKind, body: nextBody }).catch(() => ({
        saved: false,
      }));
      setNote(nextBody === "" ? null : kept.saved ? "saved" : "local");
    }, PAUSE_MS);
  };
  const setKind = (next: DraftKind) => {
    setKindState(next);
    if (body !== "") keep(next, body);
  };
  const setBody = (next: string, ofKind = kind) => {
    setBodyState(next);
    keep(ofKind, next);
  };
  /** A text of a kind of its own, such as a letter: both at once. */
  const write = (nextKind: DraftKind, nextBody: string) => {
    setKindState(nextKind);
    setBody(nextBody, nextKind);
  };
  /** The text is on its way: a copy saved behind it would come back as a draft. This browser keeps its own. */
  const hold = () => clearTimeout(timer.current);
  /** The text was sent: nothing is left to keep. */
  const forget = useCallback(() => {
    clearTimeout(timer.current);
    writeLocal(key, null);
    setBodyState("");
    setNote(null);
  }, [key]);
  return { kind, body, note, setKind, setBody, write, hold, forget };
}
