"use client";

import { type ReactNode, useEffect, useRef } from "react";

type FoldMenuProps = { className?: string; summary: ReactNode; summaryClass: string; children: ReactNode };

/**
 * A <details> that serves as a menu. It opens and closes without JavaScript; with it, Escape closes it and so does
 * going elsewhere by Tab or by mouse.
 */
export function FoldMenu({ className, summary, summaryClass, children }: FoldMenuProps) {
  const fold = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    const details = fold.current;
    if (!details) return;
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== "Escape" || !details.open) return;
      event.preventDefault();
      details.open = false;
      details.querySelector("summary")?.focus();
    };
    const onElsewhere = ({ target }: Event) => {
      if (target instanceof Node && !details.contains(target)) details.open = false;
    };
    details.addEventListener("keydown", onKey);
    document.addEventListener("focusin", onElsewhere);
    document.addEventListener("pointerdown", onElsewhere);
    return () => {
      details.removeEventListener("keydown", onKey);
      document.removeEventListener("focusin", onElsewhere);
      document.removeEventListener("pointerdown", onElsewhere);
    };
  }, []);
  return (
    <details ref={fold} className={className}>
      <summary className={summaryClass}>{summary}</summary>
      {children}
    </details>
  );
}
