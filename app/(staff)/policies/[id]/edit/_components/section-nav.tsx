"use client";

import { useTranslations } from "next-intl";
import { EDITOR_SECTIONS, type EditorSection, sectionOf } from "@/lib/domain/compensation/edit/paths";
import { useEditor } from "./editor-context";

/** The sections, each with how much there is to mend in it. Plain links: the address says which one is open. */
export function SectionNav({ current }: { current: EditorSection }) {
  const t = useTranslations("policyEditor");
  const { findings, bad } = useEditor();
  const paths = [...findings.map(({ path }) => path), ...Object.keys(bad)];
  const count = (section: EditorSection): number =>
    paths.filter((path) => sectionOf(path) === section).length;
  return (
    <nav aria-label={t("sections")} className="min-w-0 max-lg:overflow-x-auto lg:sticky lg:top-16">
      <ul className="flex gap-0.5 lg:grid">
        {EDITOR_SECTIONS.map((section) => {
          const toMend = section === "document" ? 0 : count(section);
          return (
            <li key={section}>
              <a
                href={`#${section}`}
                aria-current={section === current ? "true" : undefined}
                className="flex min-h-8 items-center justify-between gap-2 rounded-md px-2.5 text-ui whitespace-nowrap text-muted hover:bg-hover hover:text-ink aria-[current=true]:bg-accent-soft aria-[current=true]:font-medium aria-[current=true]:text-accent-ink"
              >
                {t(`section.${section}`)}
                {toMend > 0 ? (
                  <span className="tabular rounded-full bg-warning-soft px-1.5 text-xs text-warning">
                    <span className="sr-only">{t("toMend")} </span>
                    {toMend}
                  </span>
                ) : null}
              </a>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
