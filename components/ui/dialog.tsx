"use client";

import { type ReactNode, useEffect, useId, useRef } from "react";
import { cn } from "@/lib/cn";
import { Icon } from "./icon";

type DialogProps = {
  open: boolean;
  /** Called for Escape, the close button and a click outside; the caller then sets `open` to false. */
  onClose: () => void;
  title: ReactNode;
  closeLabel: string;
  hideHeader?: boolean;
  className?: string;
  children: ReactNode;
};

/**
 * A modal dialog on the browser's own <dialog>; `data-autofocus` inside it takes the focus first.
 * It traps the focus, returns it, makes the rest inert and needs no
 * style element, which the Content-Security-Policy would refuse.
 */
export function Dialog({ open, onClose, title, closeLabel, hideHeader, className, children }: DialogProps) {
  const ref = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useEffect(() => {
    const dialog = ref.current;
    if (open && dialog && !dialog.open) {
      dialog.showModal();
      dialog.querySelector<HTMLElement>("[data-autofocus]")?.focus();
    }
    if (!open && dialog?.open) dialog.close();
  }, [open]);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes it, by the browser.
    <dialog
      ref={ref}
      aria-labelledby={titleId}
      onClose={onClose}
      onClick={(event) => (event.target === ref.current ? onClose() : undefined)}
      className={cn(
        "m-auto max-h-[85dvh] w-[min(34rem,calc(100vw-2rem))] overflow-hidden rounded-lg border border-line bg-raised p-0 text-ui text-ink shadow-lg",
        "backdrop:bg-[oklch(0.2_0.02_215/0.45)] open:flex open:flex-col",
        className,
      )}
    >
      <header
        className={cn(
          "flex items-center justify-between gap-4 border-b border-line py-2 ps-4 pe-2",
          hideHeader && "sr-only",
        )}
      >
        <h2 id={titleId} className="font-semibold">
          {title}
        </h2>
        <button
          type="button"
          onClick={onClose}
          aria-label={closeLabel}
          className="grid size-8 place-items-center rounded-md text-muted hover:bg-hover hover:text-ink"
        >
          <Icon name="x" />
        </button>
      </header>
      <div className="min-h-0 flex-1 overflow-y-auto">{children}</div>
    </dialog>
  );
}
