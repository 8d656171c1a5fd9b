"use client";

import { useShortcuts } from "@/components/shell/use-shortcut";

/** Unfolds everything that the element lies in, and moves the keyboard to it; a text's cursor goes to its end. */
function goTo(element: HTMLElement | null | undefined): void {
  for (let fold = element?.closest("details"); fold; fold = fold.parentElement?.closest("details"))
    fold.open = true;
  element?.focus();
  if (element instanceof HTMLTextAreaElement)
    element.setSelectionRange(element.value.length, element.value.length);
}

/** The first choice that is still to be made, else the first field. */
function assess(): void {
  const fields = [...document.querySelectorAll<HTMLSelectElement>("#assessment form select")];
  goTo(fields.find(({ value }) => value === "") ?? fields[0]);
}

/** The words that go out with the remedy; where none can be sent, what can be done in its panel. */
function remedy(): void {
  const panel = document.getElementById("remedy");
  goTo(
    panel?.querySelector<HTMLElement>("textarea[name=words]") ??
      panel?.querySelector<HTMLElement>("summary, button"),
  );
}

/** On a case: e assesses, m goes to the remedy. What they lead to is sent by Ctrl+Enter. */
export function CaseKeys() {
  useShortcuts({ e: assess, m: remedy });
  return null;
}
