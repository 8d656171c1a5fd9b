import { useTranslations } from "next-intl";
import { REMEDY_KINDS } from "@/lib/domain/compensation/remedies";
import { type AccountName, EXTERNAL_PARTIES } from "@/lib/domain/ledger/accounts";

/** An account in words: "Paid · refund", "On its way · bank". Whose points they are is not said here. */
export function useAccountNames(): (name: AccountName) => string {
  const t = useTranslations("ledger");
  const relief = useTranslations("compensation.kind");
  return ({ account, detail }) => {
    const party = EXTERNAL_PARTIES.find((one) => one === detail);
    const kind = REMEDY_KINDS.find((one) => one === detail);
    const which = party ? t(`party.${party}`) : kind ? relief(kind) : null;
    return which === null ? t(`account.${account}`) : `${t(`account.${account}`)} · ${which}`;
  };
}
