import Link from "next/link";
import type { ReactNode } from "react";
import { getTranslations } from "@/lib/i18n/server";
import { paths } from "@/lib/paths";
import { LanguageSwitcher } from "./language-switcher";
import { Mark } from "./mark";
import { SkipLink } from "./skip-link";
import { ThemeToggle } from "./theme-toggle";

type CustomerShellProps = {
  /** Whose customers these are; null before the first set-up. */
  organisation: string | null;
  children: ReactNode;
};

/** The frame of every page a customer sees: one column, the organisation's name, language, and the way to the rules. */
export async function CustomerShell({ organisation, children }: CustomerShellProps) {
  const [t, common] = await Promise.all([getTranslations("shell"), getTranslations("common")]);
  return (
    <div data-surface="customer" className="flex min-h-dvh flex-col">
      <SkipLink label={t("skip")} />
      <header className="border-b border-line bg-surface" data-print="no">
        <div className="mx-auto flex min-h-15 max-w-2xl items-center justify-between gap-3 px-4 sm:px-6">
          <Link href={paths.home} prefetch={false} className="flex min-w-0 items-center gap-2.5 py-2">
            <Mark />
            <span className="truncate text-base font-semibold tracking-tight">
              {organisation ?? common("product")}
            </span>
          </Link>
          <LanguageSwitcher className="shrink-0" />
        </div>
      </header>
      <main
        id="content"
        tabIndex={-1}
        className="mx-auto w-full max-w-2xl flex-1 px-4 py-8 outline-none sm:px-6 sm:py-12"
      >
        {children}
      </main>
      <CustomerFooter />
    </div>
  );
}

async function CustomerFooter() {
  const t = await getTranslations("shell.footer");
  const links = [
    { href: paths.policy, label: t("policy") },
    { href: paths.privacy, label: t("privacy") },
    { href: paths.lostLink, label: t("lostLink") },
  ];
  return (
    <footer className="border-t border-line" data-print="no">
      <div className="mx-auto flex max-w-2xl flex-wrap items-center justify-between gap-x-6 gap-y-4 px-4 py-6 sm:px-6">
        <ul className="flex flex-wrap gap-x-6 gap-y-1 text-sm">
          {links.map(({ href, label }) => (
            <li key={href}>
              <Link
                href={href}
                prefetch={false}
                className="inline-block py-1 text-muted hover:text-ink hover:underline"
              >
                {label}
              </Link>
            </li>
          ))}
        </ul>
        <ThemeToggle />
      </div>
    </footer>
  );
}
