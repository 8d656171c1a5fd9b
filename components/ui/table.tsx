import type { ComponentProps, ReactNode } from "react";
import { cn } from "@/lib/cn";
import { TableFrame } from "./table-frame";

type TableProps = Omit<ComponentProps<"table">, "frame"> & {
  /** Names the table for screen readers; also its scroll area. */
  label: string;
  /** Classes of the scroll area around the table. */
  frame?: string;
};

/**
 * A dense table. One that is wider than its place scrolls inside its own frame, which the keyboard then reaches; one
 * that fits keeps its head in sight from `lg` upwards. What is hidden for the eye stays inside the frame too, or it
 * would widen the page.
 */
export function Table({ label, frame, className, children, ...rest }: TableProps) {
  return (
    <TableFrame label={label} className={frame}>
      <table className={cn("data-table", className)} {...rest}>
        <caption className="sr-only">{label}</caption>
        {children}
      </table>
    </TableFrame>
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
// The start is where a cell's text stands by itself; the rest of a cell's look is in primitives.css.
const ALIGN = { start: undefined, end: "text-end", center: "text-center" } as const;

function cellClass(align: keyof typeof ALIGN, className: string | undefined): string | undefined {
  const name = ALIGN[align];
  return name && className ? `${name} ${className}` : (name ?? className);
}

/** A column's head. */
export function Th({ align = "start", className, ...rest }: Omit<ComponentProps<"th">, "align"> & CellAlign) {
  return <th scope="col" className={cellClass(align, className)} {...rest} />;
}

/** A row: 36 px for staff, lit on hover. `current` marks the one that the keyboard is on. */
export function Tr({ current, ...rest }: ComponentProps<"tr"> & { current?: boolean }) {
  return <tr aria-current={current || undefined} {...rest} />;
}

/** A cell; numbers go to `align="end"`. */
export function Td({ align = "start", className, ...rest }: Omit<ComponentProps<"td">, "align"> & CellAlign) {
  return <td className={cellClass(align, className)} {...rest} />;
}
