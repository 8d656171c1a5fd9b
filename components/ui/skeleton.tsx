import { cn } from "@/lib/cn";

/** A grey place-holder; give it the size of what comes, so that nothing jumps. For staff pages only. */
export function Skeleton({ className }: { className?: string }) {
  return <div aria-hidden="true" className={cn("h-4 animate-pulse rounded-md bg-hover", className)} />;
}

/** Place-holders for the rows of a table. */
export function SkeletonRows({ rows = 10, label }: { rows?: number; label: string }) {
  return (
    <div role="status" aria-label={label}>
      {Array.from({ length: rows }, (_, row) => (
        <div key={row} className="flex h-row items-center gap-4 border-b border-line px-3">
          <Skeleton className="w-20" />
          <Skeleton className="flex-1" />
          <Skeleton className="w-24 max-sm:hidden" />
        </div>
      ))}
    </div>
  );
}
