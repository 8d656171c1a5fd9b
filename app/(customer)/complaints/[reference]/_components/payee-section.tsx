import { ClientMessages } from "@/components/shell/client-messages";
import { Notice } from "@/components/ui/notice";
import type { CustomerProof } from "@/lib/complaints/customer-proof";
import { ACCOUNT_COUNTRIES } from "@/lib/domain/bank-account";
import type { Locale } from "@/lib/i18n/config";
import { countryOptions } from "@/lib/i18n/countries";
import { getTranslations } from "@/lib/i18n/server";
import { ownPayee } from "@/lib/payouts/queries/payee";
import { PayeeForm } from "./payee-form";

type PayeeSectionProps = { proof: CustomerProof; reference: string; locale: Locale };

/** Asks where promised money shall go; what is known is shown masked, and can be changed until the bank has it. */
export async function PayeeSection({ proof, reference, locale }: PayeeSectionProps) {
  const view = await ownPayee(proof);
  if (!view) return null;
  const t = await getTranslations("payee");
  const { payee, isFlagged, orderReference } = view;
  const place = payee
    ? payee.holder === null
      ? t("back", { place: payee.place })
      : t("who", { holder: payee.holder, place: payee.place })
    : "";
  return (
    <section aria-labelledby="payee" className="grid gap-4">
      <h2 id="payee" className="text-xl font-semibold">
        {t("title")}
      </h2>
      {payee === null ? <p>{t("ask")}</p> : null}
      {payee !== null && isFlagged ? <Notice tone="warning">{t("correct", { place })}</Notice> : null}
      {payee !== null && !isFlagged ? <p>{t("given", { place })}</p> : null}
      {view.state === "at-bank" ? null : (
        <ClientMessages namespaces={["payee"]}>
          <PayeeForm
            reference={reference}
            orderReference={orderReference ?? ""}
            countries={countryOptions(locale, ACCOUNT_COUNTRIES)}
            folded={payee !== null && !isFlagged}
          />
        </ClientMessages>
      )}
    </section>
  );
}
