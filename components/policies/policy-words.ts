import type { DeskWords } from "@/components/complaints/desk-form";
import { getTranslations } from "@/lib/i18n/server";
import { POLICY_FAILURES } from "@/lib/policies/form-state";

/** What a form about policies may have to say, in the reader's language. */
export async function policyWords(): Promise<DeskWords> {
  const [t, common] = await Promise.all([getTranslations("policies.failure"), getTranslations("common")]);
  const failures = Object.fromEntries(POLICY_FAILURES.map((failure) => [failure, t(failure)]));
  return { saving: common("saving"), failures: { ...failures, unreachable: t("unreachable") } };
}
