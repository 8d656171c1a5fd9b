import Link from "next/link";
import type { ReactNode } from "react";
import { Icon } from "@/components/ui/icon";
import { getTranslations } from "@/lib/i18n/server";
import { paths } from "@/lib/paths";
import { Bell } from "./bell";
import { Mark } from "./mark";
import { SearchForm } from "./search-form";
import { shortcutLabels } from "./shortcut-labels";
import { Shortcuts } from "./shortcuts";
import { SkipLink } from "./skip-link";
import { type NavGroup, StaffNav } from "./staff-nav";
import { STAFF_NAV, type StaffNavGroup, type StaffNavKey } from "./staff-nav-items";
import { type ShellUser, type SignOutAction, UserMenu } from "./user-menu";

type StaffShellProps = {
  organisation: string | null;
  user: ShellUser;
  /** The menu's items this person may open. Only what is shown: each page checks for itself. */
  visible: readonly StaffNavKey[];
  /** Numbers beside menu items, e.g. how many approvals wait. */
  counts?: Partial<Record<StaffNavKey, number>>;
  /** New notifications; the bell is always there. */
  notifications?: number;
  /** Whether "New complaint" is offered. */
  canFile?: boolean;
  signOut: SignOutAction;
  children: ReactNode;
};

const DRAWER_ID = "staff-menu";
const GROUPS: readonly StaffNavGroup[] = ["work", "insight", "system"];

/** The frame of the staff area: a rail on the left, on small screens a bar above with the rail as a drawer. */
export async function StaffShell(props: StaffShellProps) {
  const {
    organisation,
    user,
    visible,
    counts = {},
    notifications = 0,
    canFile = false,
    signOut,
    children,
  } = props;
  const [t, common] = await Promise.all([getTranslations("shell"), getTranslations("common")]);
  const groups = GROUPS.map((group): NavGroup => {
    const items = STAFF_NAV.filter((item) => item.group === group && visible.includes(item.key));
    const links = items.map(({ key, href, icon }) => ({
      href,
      icon,
      label: t(`items.${key}`),
      count: counts[key] ?? 0,
    }));
    return { label: t(`groups.${group}`), links };
  }).filter(({ links }) => links.length > 0);
  const home = groups[0]?.links[0]?.href ?? paths.home;
  const name = organisation ?? common("product");

  return (
    <div data-surface="staff" className="min-h-dvh lg:grid lg:grid-cols-[13.5rem_minmax(0,1fr)]">
      <SkipLink label={t("skip")} />
      <header
        data-print="no"
        className="sticky top-0 z-20 flex h-13 items-center gap-2 border-b border-line bg-surface px-3 lg:hidden"
      >
        <button
          type="button"
          popoverTarget={DRAWER_ID}
          aria-label={t("openMenu")}
          className="grid size-10 place-items-center rounded-lg hover:bg-hover"
        >
          <Icon name="menu" className="size-5" />
        </button>
        <Brand href={home} name={name} />
        <Bell count={notifications} />
      </header>
      <aside
        id={DRAWER_ID}
        aria-label={t("nav")}
        popover="auto"
        data-print="no"
        className="fixed inset-y-0 start-0 end-auto m-0 h-dvh max-h-none w-64 flex-col gap-4 overflow-y-auto border-e border-line bg-surface p-3 text-ink shadow-lg backdrop:bg-[oklch(0.2_0.02_215/0.4)] open:flex lg:sticky lg:top-0 lg:flex lg:w-auto lg:bg-canvas lg:shadow-none"
      >
        <div className="flex items-center gap-1 ps-1">
          <Brand href={home} name={name} />
          <span className="max-lg:hidden">
            <Bell count={notifications} />
          </span>
          <button
            type="button"
            popoverTarget={DRAWER_ID}
            popoverTargetAction="hide"
            aria-label={t("closeMenu")}
            className="grid size-10 place-items-center rounded-lg hover:bg-hover lg:hidden"
          >
            <Icon name="x" className="size-5" />
          </button>
        </div>
        <SearchForm label={t("searchCases")} placeholder={common("search")} hint={t("searchPlaceholder")} />
        {canFile ? (
          <Link
            href={paths.newCase}
            prefetch={false}
            className="flex min-h-8 items-center gap-2.5 rounded-lg border border-line bg-surface px-2 text-sm font-medium shadow-sm hover:border-line-strong hover:bg-hover pointer-coarse:min-h-10"
          >
            <Icon name="plus" className="size-4 text-accent" />
            {t("fileForCustomer")}
          </Link>
        ) : null}
        <StaffNav label={t("nav")} groups={groups} drawerId={DRAWER_ID} />
        <div className="mt-auto border-t border-line pt-2">
          <UserMenu user={user} signOut={signOut} />
        </div>
      </aside>
      <main id="content" tabIndex={-1} className="min-w-0 px-3 py-4 outline-none sm:px-5 lg:px-6 lg:py-5">
        {children}
      </main>
      <Shortcuts links={groups.flatMap(({ links }) => links)} labels={await shortcutLabels(visible)} />
    </div>
  );
}

function Brand({ href, name }: { href: string; name: string }) {
  return (
    <Link href={href} prefetch={false} className="flex min-w-0 flex-1 items-center gap-2 rounded-lg py-1">
      <Mark className="size-5" />
      <span className="truncate text-sm font-semibold tracking-tight">{name}</span>
    </Link>
  );
}
