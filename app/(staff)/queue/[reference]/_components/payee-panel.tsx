import { DeskForm } from "@/components/complaints/desk-form";
import { ToldPlace } from "@/components/complaints/told-place";
import { PayeeFields } from "@/components/payouts/payee-fields";
import { PaymentBadge } from "@/components/payouts/payment-badge";
import { payoutWords } from "@/components/payouts/payout-words";
import { ClientMessages } from "@/components/shell/client-messages";
import { Panel } from "@/components/ui/panel";
import { SubmitButton } from "@/components/ui/submit-button";
import { ACCOUNT_COUNTRIES } from "@/lib/domain/bank-account";
import { countryOptions } from "@/lib/i18n/countries";
import { getTranslations } from "@/lib/i18n/server";
import { savePayeeAction } from "@/lib/payouts/actions/payee";
import { casePayee } from "@/lib/payouts/queries/payee";
import type { CaseView } from "./case-view";

/** Where this customer's money goes, masked, and the form for one who says so on the phone. */
export async function PayeePanel({ view }: { view: CaseView }) {
  const { staff, file, place } = view;
  const found = await casePayee(staff, file.id);
  if (!found) return null;
  const [t, words] = await Promise.all([getTranslations("payee"), payoutWords()]);
  const { payee, state, reason, orderReference } = found;
  const to = payee
    ? payee.holder === null
      ? t("back", { place: payee.place })
      : t("who", { holder: payee.holder, place: payee.place })
    : null;
  return (
    <Panel id="payee" title={t("title")}>
      <div className="grid gap-3 text-ui-sm">
        <ToldPlace place="payee" />
        <p>
          <PaymentBadge state={state} reason={reason} />
        </p>
        {to ? <p>{t("given", { place: to })}</p> : null}
        {view.mayWork && state !== "at-bank" ? (
          <details>
            <summary className="text-accent-ink">{t(payee ? "change" : "enter")}</summary>
            <ClientMessages namespaces={["payee"]}>
              <DeskForm
                action={savePayeeAction}
                words={words}
                done={t("done")}
                tells="payee"
                className="mt-2 gap-3"
              >
                <input type="hidden" name="complaintId" value={file.id} />
                <input type="hidden" name="reference" value={file.reference} />
                <PayeeFields
                  typed={{
                    method: "bank-transfer",
                    reference: orderReference ?? "",
                    holder: "",
                    account: "",
                    bank: "",
                    country: "",
                  }}
                  countries={countryOptions(place.locale, ACCOUNT_COUNTRIES)}
                  problem={null}
                />
                <div>
                  <SubmitButton size="small">{t("submit")}</SubmitButton>
                </div>
              </DeskForm>
            </ClientMessages>
          </details>
        ) : null}
      </div>
    </Panel>
  );
}
