"use client";

import { useEffect } from "react";

/** Moves the focus to an element when it appears. Without JavaScript a new page starts at its top anyway. */
export function FocusOnMount({ targetId }: { targetId: string }) {
  useEffect(() => {
    document.getElementById(targetId)?.focus();
  }, [targetId]);
  return null;
}
