import {
  type AccountRefusal,
  maskedAccount,
  maskedName,
  maskedReference,
  readAccount,
  type TypedAccount,
} from "@/lib/domain/bank-account";
import { nameInOrder } from "@/lib/domain/iso20022/pain-001";
import type { Missing, PayeeMethod } from "@/lib/domain/payouts/life";
import type { MaskedPayee, PayeeDetails } from "@/lib/payouts/types";

/** An account as the tables of payees and of our own accounts keep it. */
export type StoredAccount = {
  holder: string | null;
  iban: string | null;
  accountNumber: string | null;
  bankCode: string | null;
  bic: string | null;
  country: string | null;
};
export type StoredPayee = StoredAccount & { method: string; paymentReference: string | null };

/** A stored row as what it means; null for one that means nothing. */
export function detailsOf(stored: StoredPayee): PayeeDetails | null {
  const { method, paymentReference, holder, iban, accountNumber, bankCode, bic, country } = stored;
  if (method === "original-payment")
    return paymentReference === null ? null : { method, reference: paymentReference };
  if (method !== "bank-transfer" || holder === null || country === null) return null;
  return { method, account: { holder, iban, number: accountNumber, bankCode, bic, country } };
}

export type TypedPayee = TypedAccount & { method: PayeeMethod; paymentReference: string };
export type PayeeRefusal = AccountRefusal | "reference-missing";
export type ReadPayee =
  | { ok: true; value: PayeeDetails }
  | { ok: false; reason: PayeeRefusal; field: keyof TypedPayee };

/** What was typed as a place to pay to, or the first field that is wrong. */
export function readPayee(typed: TypedPayee): ReadPayee {
  if (typed.method === "original-payment") {
    const reference = typed.paymentReference.replace(/[\p{Cc}\p{Cf}\s]+/gu, " ").trim();
    return reference.length < 3
      ? { ok: false, reason: "reference-missing", field: "paymentReference" }
      : { ok: true, value: { method: "original-payment", reference } };
  }
  const account = readAccount(typed);
  return account.ok ? { ok: true, value: { method: "bank-transfer", account: account.value } } : account;
}

export function maskedPayee(details: PayeeDetails): MaskedPayee {
  if (details.method === "original-payment")
    return { method: details.method, holder: null, place: maskedReference(details.reference) };
  const { account } = details;
  return { method: details.method, holder: maskedName(account.holder), place: maskedAccount(account) };
}

/** What keeps an amount of that currency from being paid there. */
export function missingOf(
  payee: PayeeDetails | null,
  { isFlagged, currency }: { isFlagged: boolean; currency: string },
): Missing | null {
  if (payee === null) return "payee";
  if (isFlagged) return "correction";
  if (payee.method === "bank-transfer" && nameInOrder(payee.account.holder, currency) === null)
    return "latin-name";
  return null;
}
