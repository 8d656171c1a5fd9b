import type { DeskWords } from "@/components/complaints/desk-form";
import { getTranslations } from "@/lib/i18n/server";
import { PAYEE_FAILURES, RUN_FAILURES } from "@/lib/payouts/form-state";

/** What a form about pay-outs may have to say, in the reader's language. */
export async function payoutWords(): Promise<DeskWords> {
  const [run, payee, common] = await Promise.all([
    getTranslations("payouts.failure"),
    getTranslations("payee.failure"),
    getTranslations("common"),
  ]);
  const failures = {
    ...Object.fromEntries(PAYEE_FAILURES.map((failure) => [failure, payee(failure)])),
    ...Object.fromEntries(RUN_FAILURES.map((failure) => [failure, run(failure)])),
    unreachable: run("unreachable"),
  };
  return { saving: common("saving"), failures };
}
