"use client";

import type { ReactNode } from "react";

type MenuPopoverProps = { id: string; className: string; children: ReactNode };

/**
 * A native popover that gives the keyboard back to its button. The browser does so by itself, but not for a popover
 * inside another one, as the account menu is inside the drawer of a small screen.
 */
export function MenuPopover({ id, className, children }: MenuPopoverProps) {
  return (
    <div
      popover="auto"
      id={id}
      className={className}
      onBeforeToggle={({ newState, currentTarget }) => {
        if (newState !== "closed" || !currentTarget.contains(document.activeElement)) return;
        document.querySelector<HTMLElement>(`[popovertarget="${id}"]`)?.focus();
      }}
    >
      {children}
    </div>
  );
}
