import { useTranslations } from "next-intl";
import type { FormState } from "@/lib/action";
import { PASSWORD_WEAKNESSES } from "@/lib/auth/password-weakness";

const OWN = ["email-taken", "yourself", "last-admin", "not-found", "current-wrong", "invalid"] as const;

/** The sentence for what went wrong with a form of this area, or null. */
export function useStaffProblem(state: FormState): (field?: string) => string | null {
  const t = useTranslations("settings.staff.problem");
  const weak = useTranslations("auth.weak");
  return (field) => {
    const { problem } = state;
    if (!problem || (field && problem.field !== field)) return null;
    const weakness = PASSWORD_WEAKNESSES.find((reason) => reason === problem.reason);
    if (weakness) return weak(weakness);
    return t(OWN.find((reason) => reason === problem.reason) ?? "invalid");
  };
}
