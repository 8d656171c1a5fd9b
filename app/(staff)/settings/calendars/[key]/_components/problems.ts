"use client";

import { useTranslations } from "next-intl";
import type { DraftProblem } from "@/lib/domain/sla/calendar/calendar-draft";

/** What is wrong with the field at a path, in words; null: nothing, or nobody has asked yet. */
export type SayProblem = (path: string) => string | null;

export function useSayProblem(problems: readonly DraftProblem[]): SayProblem {
  const t = useTranslations("calendars.problem");
  return (path) => {
    const found = problems.find((one) => one.path === path);
    return found ? t(found.problem) : null;
  };
}
