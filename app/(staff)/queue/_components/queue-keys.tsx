"use client";

import { useShortcuts } from "@/components/shell/use-shortcut";

function links(): HTMLAnchorElement[] {
  return [...document.querySelectorAll<HTMLAnchorElement>("a[data-case]")];
}

/** The row the keyboard is on is the one whose link has the focus, so Enter opens it without any code. */
function currentIndex(all: readonly HTMLAnchorElement[]): number {
  const row = document.activeElement?.closest("tr");
  return row ? all.findIndex((link) => row.contains(link)) : -1;
}

function step(by: 1 | -1): void {
  const all = links();
  const at = currentIndex(all);
  const target = all[at === -1 ? 0 : Math.min(Math.max(at + by, 0), all.length - 1)];
  target?.focus();
  target?.closest("tr")?.scrollIntoView({ block: "nearest" });
}

/** j and k move through the rows, a takes or assigns, r opens the case at its reply. Enter is the link's own. */
export function QueueKeys() {
  useShortcuts({
    j: () => step(1),
    k: () => step(-1),
    a: () =>
      document.activeElement?.closest("tr")?.querySelector<HTMLButtonElement>("button[data-assign]")?.click(),
    r: () => {
      const all = links();
      const link = all[currentIndex(all)];
      if (!link) return;
      // The link itself navigates without a reload; the mark tells the case page where to put the cursor.
      sessionStorage.setItem("amends-reply", link.dataset.case ?? "");
      link.click();
    },
  });
  return null;
}
