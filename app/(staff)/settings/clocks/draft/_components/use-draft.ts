"use client";

import { useMemo, useState } from "react";
import type { SlaTerms } from "@/lib/domain/sla/terms/definition";
import { withClock, withCopy, withNewClock, withoutClock } from "@/lib/domain/sla/terms/terms-edit";
import type { TermsEdits } from "./draft-edits";

/** Each clock's card keeps its place in the page by a number of its own, since keys can be typed. */
type Draft = { terms: SlaTerms; ids: readonly number[]; next: number };

function begin(terms: SlaTerms): Draft {
  return { terms, ids: terms.clocks.map((_, index) => index), next: terms.clocks.length };
}

/** The terms as they are typed. */
export function useDraft(stored: SlaTerms): Draft & { edits: TermsEdits } {
  const [draft, setDraft] = useState(() => begin(stored));
  const edits = useMemo<TermsEdits>(() => {
    const inserted = ({ ids, next }: Draft, at: number) => ({
      ids: ids.toSpliced(at, 0, next),
      next: next + 1,
    });
    return {
      change: (part) => setDraft((now) => ({ ...now, terms: { ...now.terms, ...part } })),
      changeClock: (index, part) => setDraft((now) => ({ ...now, terms: withClock(now.terms, index, part) })),
      add: () => setDraft((now) => ({ terms: withNewClock(now.terms), ...inserted(now, now.ids.length) })),
      copy: (index) =>
        setDraft((now) => ({ terms: withCopy(now.terms, index), ...inserted(now, index + 1) })),
      remove: (index) =>
        setDraft((now) => ({
          ...now,
          terms: withoutClock(now.terms, index),
          ids: now.ids.toSpliced(index, 1),
        })),
    };
  }, []);
  return { ...draft, edits };
}
