"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { useEffect, useRef } from "react";

type Tab = { href: string; label: string };

/** The tab of a page: its own, else that of the nearest page above it. */
function tabOf(here: string, tabs: readonly Tab[]): string | null {
  const above = tabs.filter(({ href }) => here === href || here.startsWith(`${href}/`));
  return above.toSorted((one, other) => other.href.length - one.href.length)[0]?.href ?? null;
}

/**
 * The pages of one section, as links above them; the pages under one of them belong to it. On a phone the row scrolls: the
 * tab one is on is brought into sight, without moving the page.
 */
export function SectionTabs({ label, tabs }: { label: string; tabs: readonly Tab[] }) {
  const here = usePathname();
  const current = tabOf(here, tabs);
  const row = useRef<HTMLElement>(null);
  useEffect(() => {
    const tab = current === null ? null : row.current?.querySelector<HTMLElement>("[aria-current]");
    if (row.current && tab)
      row.current.scrollLeft = tab.offsetLeft - (row.current.clientWidth - tab.offsetWidth) / 2;
  }, [current]);
  return (
    <nav ref={row} aria-label={label} className="relative flex gap-1 overflow-x-auto border-b border-line">
      {tabs.map(({ href, label: text }) => (
        <Link
          key={href}
          href={href}
          aria-current={href === current ? (here === href ? "page" : "true") : undefined}
          className="-mb-px border-b-2 border-transparent px-3 py-2 whitespace-nowrap text-muted hover:text-ink aria-[current]:border-accent aria-[current]:font-medium aria-[current]:text-ink"
        >
          {text}
        </Link>
      ))}
    </nav>
  );
}
