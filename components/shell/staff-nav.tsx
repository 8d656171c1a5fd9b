"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { useEffect } from "react";
import { Icon } from "@/components/ui/icon";
import type { IconName } from "@/components/ui/icon-names";

export type NavLink = { href: string; label: string; icon: IconName; count?: number };
export type NavGroup = { label: string; links: NavLink[] };

type StaffNavProps = {
  label: string;
  groups: NavGroup[];
  /** The popover that holds the menu on small screens; it closes after each navigation. */
  drawerId: string;
};

/** The menu of the staff area; knows where it is. */
export function StaffNav({ label, groups, drawerId }: StaffNavProps) {
  const pathname = usePathname();
  useEffect(() => {
    const drawer = document.getElementById(drawerId);
    if (drawer?.matches(":popover-open")) drawer.hidePopover();
  }, [pathname, drawerId]);
  return (
    <nav aria-label={label} className="grid gap-4">
      {groups.map((group) => (
        <div key={group.label}>
          <p className="px-2 pb-1 text-xs font-medium text-faint">{group.label}</p>
          <ul className="grid gap-px">
            {group.links.map((link) => (
              <li key={link.href}>
                <NavItem
                  link={link}
                  isCurrent={pathname === link.href || pathname.startsWith(`${link.href}/`)}
                />
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  );
}

function NavItem({ link, isCurrent }: { link: NavLink; isCurrent: boolean }) {
  return (
    <Link
      href={link.href}
      prefetch={false}
      aria-current={isCurrent ? "page" : undefined}
      className="group flex min-h-8 items-center gap-2.5 rounded-lg px-2 text-sm text-muted hover:bg-hover hover:text-ink aria-[current=page]:bg-accent-soft aria-[current=page]:font-medium aria-[current=page]:text-accent-ink pointer-coarse:min-h-10"
    >
      <Icon name={link.icon} className="size-4 opacity-80 group-aria-[current=page]:opacity-100" />
      <span className="flex-1 truncate">{link.label}</span>
      {link.count ? <span className="tabular text-xs text-faint">{link.count}</span> : null}
    </Link>
  );
}
