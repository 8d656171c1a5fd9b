import Link from "next/link";

/** A number that leads to what it counted; a zero leads nowhere. */
export function FigureLink({ n, href, children }: { n: number; href: string; children: string }) {
  if (n === 0) return <span className="tabular">{children}</span>;
  return (
    <Link href={href} prefetch={false} className="link tabular">
      {children}
    </Link>
  );
}
