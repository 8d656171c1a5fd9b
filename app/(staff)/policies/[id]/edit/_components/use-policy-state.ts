"use client";

import { useCallback, useMemo, useState } from "react";
import { inReadingOrder } from "@/lib/domain/compensation/edit/edits";
import { type ListChange, remapPaths } from "@/lib/domain/compensation/edit/paths";
import { toCanonicalJson } from "@/lib/domain/compensation/json";
import type { Policy } from "@/lib/domain/compensation/policy";
import type { BadText, BadTexts } from "./editor-context";

/** The policy as it is being edited, what is half typed, and whether it differs from what is stored. */
export function usePolicyState(stored: Policy) {
  const [policy, setPolicy] = useState(() => inReadingOrder(stored));
  const [saved, setSaved] = useState(() => toCanonicalJson(policy));
  const [bad, setBadTexts] = useState<BadTexts>({});
  const document = useMemo(() => toCanonicalJson(policy), [policy]);
  const change = useCallback((edit: (policy: Policy) => Policy) => setPolicy(edit), []);
  const shift = useCallback((list: string, how: ListChange) => {
    setBadTexts((now) => remapPaths(now, list, how));
  }, []);
  const setBad = useCallback((path: string, text: BadText | null) => {
    setBadTexts((now) => {
      const rest = Object.entries(now).filter(([each]) => each !== path);
      return Object.fromEntries(text === null ? rest : [...rest, [path, text]]);
    });
  }, []);
  /** Puts another document in place of this one: an import. */
  const replace = useCallback((next: Policy) => {
    setBadTexts({});
    setPolicy(inReadingOrder(next));
  }, []);
  return {
    policy,
    document,
    bad,
    isDirty: document !== saved || Object.keys(bad).length > 0,
    change,
    shift,
    setBad,
    replace,
    markSaved: setSaved,
  };
}
