"use client";

import { type ReactNode, useEffect, useRef, useState } from "react";
import { cn } from "@/lib/cn";

type TableFrameProps = { label: string; className?: string | undefined; children: ReactNode };

/**
 * The scroll area around a table. A frame that scrolls sideways cannot also let the table's head stick to the window,
 * and is a stop for the Tab key; so it scrolls only where the table is wider than its place. Until that is measured,
 * and without JavaScript, it scrolls.
 */
export function TableFrame({ label, className, children }: TableFrameProps) {
  const frame = useRef<HTMLElement>(null);
  const [fits, setFits] = useState(false);
  useEffect(() => {
    const table = frame.current?.querySelector("table");
    if (!frame.current || !table) return;
    const watch = new ResizeObserver(() => {
      setFits(table.offsetWidth <= (frame.current?.clientWidth ?? 0));
    });
    watch.observe(frame.current);
    watch.observe(table);
    return () => watch.disconnect();
  }, []);
  return (
    <section
      ref={frame}
      aria-label={label}
      // A scrolling area must be reachable by keyboard; one that does not scroll need not be.
      tabIndex={fits ? undefined : 0}
      className={cn("relative overflow-x-auto", fits && "lg:overflow-x-visible", className)}
    >
      {children}
    </section>
  );
}
