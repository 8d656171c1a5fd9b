import type { ReactNode } from "react";
import { cn } from "@/lib/cn";

type PanelProps = {
  title?: ReactNode;
  description?: ReactNode;
  /** Right of the title: a link, a count, a button. */
  actions?: ReactNode;
  /** "none" for tables and lists that bring their own. */
  padding?: "normal" | "none";
  id?: string;
  className?: string;
  children: ReactNode;
};

/** A titled surface. Its heading is an h2; the page's own title is the h1. */
export function Panel({
  title,
  description,
  actions,
  padding = "normal",
  id,
  className,
  children,
}: PanelProps) {
  return (
    <section
      id={id}
      aria-labelledby={title && id ? `${id}-title` : undefined}
      className={cn("min-w-0 rounded-lg border border-line bg-surface", className)}
    >
      {title ? (
        <header className="flex min-h-11 flex-wrap items-center justify-between gap-x-4 gap-y-1 border-b border-line px-4 py-2">
          <div>
            <h2 id={id ? `${id}-title` : undefined} className="text-ui font-semibold">
              {title}
            </h2>
            {description ? <p className="text-ui-sm text-muted">{description}</p> : null}
          </div>
          {actions ? <div className="flex items-center gap-2 text-ui-sm">{actions}</div> : null}
        </header>
      ) : null}
      <div className={padding === "normal" ? "p-4" : undefined}>{children}</div>
    </section>
  );
}
