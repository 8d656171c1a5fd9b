"use client";

import { useEffect, useRef } from "react";

const OFF_KEY = "amends-single-keys";
const SEQUENCE_MS = 1_000;
/** Starts a sequence: the key after it is never a shortcut of its own, or "g a" would also assign a case. */
const LEADER = "g";

/** Whether single-key shortcuts are on: a person who dictates or tires of slips can turn them off in the help dialog. */
export function singleKeysOn(): boolean {
  try {
    return localStorage.getItem(OFF_KEY) !== "off";
  } catch {
    // Storage may be forbidden; shortcuts then stay on.
    return true;
  }
}

export function setSingleKeys(on: boolean): void {
  try {
    localStorage.setItem(OFF_KEY, on ? "on" : "off");
  } catch {
    // Not kept, but harmless.
  }
}

type Handlers = Readonly<Record<string, (event: KeyboardEvent) => void>>;

/**
 * Keyboard shortcuts for a page: `{ j: next, k: previous, "g q": toQueue }`. They sleep while one types, while a
 * dialog or menu is open, and while a modifier is held. The key is `event.key`, so "?" works on every layout.
 */
export function useShortcuts(handlers: Handlers): void {
  const latest = useRef(handlers);
  useEffect(() => {
    latest.current = handlers;
  });
  useEffect(() => {
    let first = { key: "", at: 0 };
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isBusy(event.target))
        return;
      if (!singleKeysOn()) return;
      const isSecond = first.key === LEADER && event.timeStamp - first.at < SEQUENCE_MS;
      const run = latest.current[isSecond ? `${LEADER} ${event.key}` : event.key];
      first = isSecond ? { key: "", at: 0 } : { key: event.key, at: event.timeStamp };
      if (!run) return;
      event.preventDefault();
      run(event);
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, []);
}

function isBusy(target: EventTarget | null): boolean {
  if (document.querySelector("dialog[open], [role=menu]")) return true;
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  );
}
