import { cn } from "@/lib/cn";

/** The product's mark: a broken bowl's rim, its crack mended with gold. Decoration: the name stands beside it. */
export function Mark({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 24 24" fill="none" aria-hidden="true" className={cn("mark", className)}>
      <path
        d="M13.6 2.65a9.5 9.5 0 1 1-5.1 0.52"
        stroke="currentColor"
        strokeWidth="2.6"
        strokeLinecap="round"
      />
      <path
        d="M10.9 1.6l1.5 5.2-3 3.4 4.4 3.1-2.3 3.4 1.1 5.3"
        stroke="var(--seam)"
        strokeWidth="1.9"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
