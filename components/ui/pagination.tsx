import type { ReactNode } from "react";
import { ButtonLink } from "./button-link";

type PaginationProps = {
  /** Names the landmark, e.g. "Pages". */
  label: string;
  previous: { href: string | null; label: string };
  next: { href: string | null; label: string };
  /** Between the two: what is shown, e.g. "51–100". Never a total that would have to be counted. */
  children?: ReactNode;
};

/** Back and forth through a keyset: there are no page numbers, since there are no offsets. */
export function Pagination({ label, previous, next, children }: PaginationProps) {
  if (!previous.href && !next.href) return null;
  return (
    <nav aria-label={label} className="flex items-center justify-between gap-4 py-2 text-ui-sm text-muted">
      <span className="min-w-24">
        {previous.href ? (
          <ButtonLink href={previous.href} size="small" icon="chevron-left" rel="prev">
            {previous.label}
          </ButtonLink>
        ) : null}
      </span>
      <span className="tabular">{children}</span>
      <span className="min-w-24 text-end">
        {next.href ? (
          <ButtonLink href={next.href} size="small" rel="next">
            {next.label}
          </ButtonLink>
        ) : null}
      </span>
    </nav>
  );
}
