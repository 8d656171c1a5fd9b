"use client";

import { useRouter } from "next/navigation";
import { lazy, Suspense, useEffect, useState } from "react";
import { paths } from "@/lib/paths";
import type { ShortcutLabels } from "./shortcut-labels";
import type { NavLink } from "./staff-nav";
import { useShortcuts } from "./use-shortcut";

// Loaded when first asked for: most page views never open them.
const CommandPalette = lazy(() => import("./command-palette"));
const KeyboardHelp = lazy(() => import("./keyboard-help"));

type ShortcutsProps = { links: NavLink[]; labels: ShortcutLabels };

/** The shortcuts that work on every staff page, the palette and the help dialog. */
export function Shortcuts({ links, labels }: ShortcutsProps) {
  const router = useRouter();
  const [shown, setShown] = useState<"palette" | "help" | null>(null);
  const close = () => setShown(null);
  const goTo = (href: string) => {
    if (links.some((link) => link.href === href)) router.push(href);
  };
  useShortcuts({
    "/": focusSearch,
    "?": () => setShown("help"),
    "g q": () => goTo(paths.queue),
    "g a": () => goTo(paths.approvals),
    "g d": () => goTo(paths.dashboard),
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && !event.defaultPrevented)
        return submitForm(event);
      if (
        event.key.toLowerCase() !== "k" ||
        !(event.ctrlKey || event.metaKey) ||
        event.shiftKey ||
        event.altKey
      )
        return;
      event.preventDefault();
      setShown((now) => (now === "palette" ? null : "palette"));
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, []);
  return (
    <Suspense fallback={null}>
      {shown === "palette" ? <CommandPalette links={links} labels={labels} onClose={close} /> : null}
      {shown === "help" ? <KeyboardHelp labels={labels} onClose={close} /> : null}
    </Suspense>
  );
}

/**
 * Ctrl+Enter in any field sends its form by the form's first button, as Enter does in a field of one line. A click, not
 * a submit: the button's name and value go along, and a button that waits refuses.
 */
function submitForm(event: KeyboardEvent) {
  const { target } = event;
  if (!(target instanceof Element) || !target.matches("input, select, textarea")) return;
  const buttons = target.closest("form")?.querySelectorAll<HTMLButtonElement>("button[type=submit]:enabled");
  if (!buttons?.[0]) return;
  event.preventDefault();
  buttons[0].click();
}

/** The page's own search field before the shell's; on a small screen the shell's lies in the closed drawer. */
function focusSearch() {
  const fields = [...document.querySelectorAll<HTMLInputElement>("[data-search=page], [data-search=shell]")];
  const seen = fields.filter((field) => field.offsetParent !== null);
  const field = seen.find(({ dataset }) => dataset.search === "page") ?? seen[0];
  field?.focus();
  field?.select();
}
