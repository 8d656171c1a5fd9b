import Link from "next/link";
import { cn } from "@/lib/cn";

export type Tab = { href: string; label: string; count?: number; isCurrent: boolean };

/** Views of one thing, each with a URL of its own: links, so that back, reload and sharing work. */
export function Tabs({
  label,
  tabs,
  className,
}: {
  label: string;
  tabs: readonly Tab[];
  className?: string;
}) {
  return (
    <nav aria-label={label} className={cn("overflow-x-auto border-b border-line", className)}>
      <ul className="flex min-w-max gap-1">
        {tabs.map(({ href, label: word, count, isCurrent }) => (
          <li key={href}>
            <Link
              href={href}
              prefetch={false}
              aria-current={isCurrent ? "page" : undefined}
              className="-mb-px flex min-h-9 items-center gap-1.5 border-b-2 border-transparent px-2.5 text-ui text-muted outline-offset-[-2px] hover:text-ink aria-[current=page]:border-accent aria-[current=page]:font-medium aria-[current=page]:text-ink"
            >
              {word}
              {count === undefined ? null : <span className="tabular text-xs text-faint">{count}</span>}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
