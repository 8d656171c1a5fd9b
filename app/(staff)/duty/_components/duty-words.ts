import type { DeskWords } from "@/components/complaints/desk-form";
import { getTranslations } from "@/lib/i18n/server";

const PROBLEMS = [
  "incomplete",
  "person-missing",
  "time-missing",
  "day-missing",
  "end-before-start",
  "too-long",
  "past",
  "overlap",
  "not-found",
  "inactive",
  "not-yours",
  "same-person",
  "nothing-free",
  "no-organisation",
  "no-calendar",
  "unreachable",
] as const;

/** What every form of the rota says while it is sent, and when it is refused. */
export async function dutyWords(): Promise<DeskWords> {
  const t = await getTranslations("duty");
  return {
    saving: t("saving"),
    failures: Object.fromEntries(PROBLEMS.map((problem) => [problem, t(`problem.${problem}`)])),
  };
}
