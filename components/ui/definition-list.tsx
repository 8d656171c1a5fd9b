import type { ReactNode } from "react";
import { cn } from "@/lib/cn";

type DefinitionListProps = {
  items: readonly { term: ReactNode; value: ReactNode; key?: string }[];
  /** "rows": term left, value right; "stacked": term above value, for narrow columns. */
  layout?: "rows" | "stacked";
  className?: string;
};

/** Facts with names. Items whose value is null are left out. */
export function DefinitionList({ items, layout = "rows", className }: DefinitionListProps) {
  const shown = items.filter(({ value }) => value !== null && value !== undefined && value !== "");
  return (
    <dl className={cn("grid text-ui", layout === "rows" ? "gap-y-1.5" : "gap-y-3", className)}>
      {shown.map(({ term, value, key }, index) => (
        <div
          key={key ?? index}
          className={
            layout === "rows"
              ? "grid grid-cols-[minmax(6rem,2fr)_5fr] items-baseline gap-x-4"
              : "grid gap-0.5"
          }
        >
          <dt className="text-ui-sm text-muted">{term}</dt>
          <dd className="min-w-0">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
