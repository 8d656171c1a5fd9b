"use client";

import { useCallback, useEffect, useState } from "react";
import {
  EDITOR_SECTIONS,
  type EditorSection,
  pathsUp,
  sectionOf,
} from "@/lib/domain/compensation/edit/paths";

function sectionOfHash(): EditorSection {
  const name = decodeURIComponent(location.hash.slice(1));
  return EDITOR_SECTIONS.find((section) => section === name) ?? "scope";
}

/** Brings the field of a path, or the nearest thing around it, before the reader. */
function show(path: string): boolean {
  const found = pathsUp(path)
    .map((each) => document.getElementById(each))
    .find((element) => element !== null);
  if (!found) return false;
  found.scrollIntoView({ block: "center" });
  found.focus({ preventScroll: true });
  return true;
}

/** Which section is open (the address says so), and the field that somebody wants to see. */
export function usePlace() {
  const [section, setSection] = useState<EditorSection>("scope");
  const [target, setTarget] = useState<{ path: string; at: number } | null>(null);
  useEffect(() => {
    const read = (): void => setSection(sectionOfHash());
    read();
    addEventListener("hashchange", read);
    return () => removeEventListener("hashchange", read);
  }, []);
  // A rule that has to open first is there one frame later.
  useEffect(() => {
    if (!target) return;
    const frame = requestAnimationFrame(() => requestAnimationFrame(() => show(target.path)));
    return () => cancelAnimationFrame(frame);
  }, [target]);
  const jump = useCallback((path: string) => {
    const next = sectionOf(path);
    if (sectionOfHash() !== next) history.pushState(null, "", `#${next}`);
    setSection(next);
    setTarget((before) => ({ path, at: (before?.at ?? 0) + 1 }));
  }, []);
  return { section, target: target?.path ?? null, jump };
}
