"use client";

import { useTranslations } from "next-intl";
import { Notice } from "@/components/ui/notice";
import type { TermsProblem } from "@/lib/domain/sla/terms/check-terms";
import type { SlaTerms } from "@/lib/domain/sla/terms/definition";
import type { Locale } from "@/lib/i18n/config";

const SHOWN = 8;

/** Opens the card around a field and leads there. */
function jump(path: string): void {
  const field = document.getElementById(path);
  field?.closest("details")?.setAttribute("open", "");
  field?.focus();
  field?.scrollIntoView({ block: "center" });
}

type ProblemListProps = {
  problems: readonly TermsProblem[];
  terms: SlaTerms;
  locale: Locale;
  words: (problem: TermsProblem) => string;
};

/** What is to mend before publishing, each a way to its field. */
export function ProblemList({ problems, terms, locale, words }: ProblemListProps) {
  const [t, say] = [useTranslations("terms.edit"), useTranslations("terms")];
  const wordsOf = (problem: TermsProblem) => {
    const clock = terms.clocks[Number(/^clocks\[(\d+)\]/.exec(problem.path)?.[1] ?? Number.NaN)];
    const text = words(problem);
    return clock ? say("named", { name: clock.names[locale] || t("unnamed"), text }) : text;
  };
  if (problems.length === 0) return null;
  return (
    <Notice tone="warning" title={t("problems", { count: problems.length })}>
      <ul className="grid gap-0.5">
        {problems.slice(0, SHOWN).map((problem) => (
          <li key={`${problem.path} ${problem.problem}`}>
            <button type="button" className="link min-h-6 text-start" onClick={() => jump(problem.path)}>
              {wordsOf(problem)}
            </button>
          </li>
        ))}
        {problems.length > SHOWN ? <li>{t("more", { count: problems.length - SHOWN })}</li> : null}
      </ul>
    </Notice>
  );
}
