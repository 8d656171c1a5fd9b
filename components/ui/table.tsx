import type { ComponentProps, ReactNode } from "react";
import { cn } from "@/lib/cn";

type TableProps = Omit<ComponentProps<"table">, "frame"> & {
  /** Names the table for screen readers; also its scroll area. */
  label: string;
  /** Height of what is stuck above the table, so that its head sticks below it. */
  stickyTop?: string;
  /** Classes of the scroll area around the table. */
  frame?: string;
};

/**
 * A dense table with a head that stays. Wide tables scroll inside their own frame, which the keyboard reaches.
 * A frame that scrolls sideways cannot also let its head stick to the window, so the head sticks from `lg` upwards.
 */
export function Table({ label, stickyTop = "0px", frame, className, children, ...rest }: TableProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling area must be reachable by keyboard.
    <section aria-label={label} tabIndex={0} className={cn("overflow-x-auto lg:overflow-x-visible", frame)}>
      <table
        className={cn("w-full border-separate border-spacing-0 text-start text-ui", className)}
        style={{ "--table-top": stickyTop } as Record<string, string>}
        {...rest}
      >
        <caption className="sr-only">{label}</caption>
        {children}
      </table>
    </section>
  );
}

export function TableHead({ children }: { children: ReactNode }) {
  return (
    <thead>
      <tr>{children}</tr>
    </thead>
  );
}

type CellAlign = { align?: "start" | "end" | "center" };
const ALIGN = { start: "text-start", end: "text-end", center: "text-center" } as const;

/** A column's head. */
export function Th({ align = "start", className, ...rest }: Omit<ComponentProps<"th">, "align"> & CellAlign) {
  return (
    <th
      scope="col"
      className={cn(
        "sticky top-(--table-top) z-10 first:rounded-ss-lg last:rounded-se-lg h-8 border-b border-line bg-surface px-3 text-xs font-medium whitespace-nowrap text-muted",
        ALIGN[align],
        className,
      )}
      {...rest}
    />
  );
}

/** A row: 36 px for staff, lit on hover. `current` marks the one that the keyboard is on. */
export function Tr({ current, className, ...rest }: ComponentProps<"tr"> & { current?: boolean }) {
  return (
    <tr
      aria-current={current || undefined}
      className={cn("group h-row hover:bg-hover aria-[current=true]:bg-accent-soft", className)}
      {...rest}
    />
  );
}

/** A cell; numbers go to `align="end"`. */
export function Td({ align = "start", className, ...rest }: Omit<ComponentProps<"td">, "align"> & CellAlign) {
  return (
    <td
      className={cn("border-b border-line px-3 py-1 group-last:border-b-0", ALIGN[align], className)}
      {...rest}
    />
  );
}
