"use client";

import { useEffect, useRef, useSyncExternalStore } from "react";
import { forgetTold, onTold, toldAt } from "./told";

/**
 * Where the outcome of a form is said that may not outlive what it did. The focus goes here, or it would fall back to
 * the top of the page together with the button that was pressed; the next Tab leads on to what appeared below.
 */
export function ToldPlace({ place }: { place: string }) {
  const line = useRef<HTMLParagraphElement>(null);
  const message = useSyncExternalStore(
    onTold,
    () => toldAt(place),
    () => null,
  );
  useEffect(() => {
    if (message) line.current?.focus();
  }, [message]);
  useEffect(() => () => forgetTold(place), [place]);
  return (
    <p
      ref={line}
      role="status"
      tabIndex={-1}
      className="rounded-md border border-success-line bg-success-soft px-3 py-1.5 text-ui-sm empty:hidden"
    >
      {message?.text}
    </p>
  );
}
