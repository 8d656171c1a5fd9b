import type { Metadata } from "next";
import Link from "next/link";
import { LanguageSwitcher } from "@/components/shell/language-switcher";
import { Mark } from "@/components/shell/mark";
import { SkipLink } from "@/components/shell/skip-link";
import { PageHeader } from "@/components/ui/page-header";
import { OPERATIONS } from "@/lib/api/operations";
import { env } from "@/lib/env";
import { getTranslations } from "@/lib/i18n/server";
import { paths } from "@/lib/paths";
import { Access, Errors, FirstSteps, Limits, SendingAgain } from "./_components/chapters";
import { OperationSection } from "./_components/operation-section";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("api");
  return { title: t("title") };
}

/** The API for people to read: made of the same schemas as the document, without a database and without JavaScript. */
export default async function ApiDocsPage() {
  const [t, shell, common] = await Promise.all([
    getTranslations("api"),
    getTranslations("shell"),
    getTranslations("common"),
  ]);
  const origin = env().publicUrl;
  return (
    <div className="flex min-h-dvh flex-col">
      <SkipLink label={shell("skip")} />
      <header className="border-b border-line bg-surface" data-print="no">
        <div className="mx-auto flex min-h-12 max-w-screen-2xl items-center justify-between gap-3 px-4 sm:px-6">
          <Link href={paths.home} prefetch={false} className="flex min-w-0 items-center gap-2.5 py-2">
            <Mark />
            <span className="truncate font-semibold tracking-tight">{common("product")}</span>
          </Link>
          <LanguageSwitcher className="shrink-0" />
        </div>
      </header>
      <div className="mx-auto grid w-full max-w-screen-2xl gap-x-10 gap-y-6 px-4 py-6 sm:px-6 lg:grid-cols-[13rem_minmax(0,1fr)]">
        <Contents />
        <main
          id="content"
          tabIndex={-1}
          className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-10 outline-none"
        >
          <div className="grid grid-cols-[minmax(0,1fr)] gap-8">
            <PageHeader title={t("title")} description={t("lead")} />
            <FirstSteps base={`${origin}${paths.api.v1}`} />
            <Access />
          </div>
          <div className="grid grid-cols-[minmax(0,1fr)] gap-8">
            {OPERATIONS.map((operation) => (
              <OperationSection key={operation.id} operation={operation} origin={origin} />
            ))}
          </div>
          <SendingAgain />
          <Limits />
          <Errors />
        </main>
      </div>
    </div>
  );
}

async function Contents() {
  const t = await getTranslations("api");
  const entries = [
    { id: "start", label: t("start.title") },
    { id: "access", label: t("access.title") },
    ...OPERATIONS.map(({ id }) => ({ id, label: t(`operations.${id}.title`) })),
    { id: "repeat", label: t("repeat.title") },
    { id: "limits", label: t("limits.title") },
    { id: "errors", label: t("errors.title") },
  ];
  return (
    <nav aria-label={t("contents")} className="text-ui lg:sticky lg:top-6 lg:self-start" data-print="no">
      <p className="mb-1 text-ui-sm font-medium text-muted">{t("contents")}</p>
      <ul className="grid gap-x-4 max-lg:grid-cols-2">
        {entries.map(({ id, label }) => (
          <li key={id}>
            <a href={`#${id}`} className="block py-1 text-accent-ink underline-offset-2 hover:underline">
              {label}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
