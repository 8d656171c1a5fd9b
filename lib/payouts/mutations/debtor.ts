import { recordAudit } from "@/lib/audit/mutations";
import type { Staff } from "@/lib/auth/staff";
import { inTransaction } from "@/lib/db/client";
import { changesBetween } from "@/lib/domain/audit";
import { type AccountRefusal, type BankAccount, maskedAccount, readAccount } from "@/lib/domain/bank-account";
import { isCurrency } from "@/lib/domain/currency";
import { nameInOrder } from "@/lib/domain/iso20022/pain-001";
import { debtorOf } from "@/lib/payouts/queries/debtors";
import type { DebtorInput } from "@/lib/payouts/schema";
import { failed, ok, type Result } from "@/lib/result";

export type DebtorFailure = AccountRefusal | "currency-unknown" | "not-payable";

/** Names the account that runs of a currency are paid from. A run approved for another one is approved no longer. */
export async function saveDebtor(staff: Staff, input: DebtorInput): Promise<Result<null, DebtorFailure>> {
  const { currency, ...typed } = input;
  if (!isCurrency(currency)) return failed("currency-unknown");
  const read = readAccount(typed);
  if (!read.ok) return read;
  if (nameInOrder(read.value.holder, currency) === null) return failed("not-payable");
  const { number: accountNumber, ...account } = read.value;
  await inTransaction(async (tx) => {
    const before = await debtorOf(tx, currency);
    const data = { ...account, accountNumber };
    await tx.payoutDebtor.upsert({
      where: { currency },
      update: data,
      create: { currency, ...data },
      select: { currency: true },
    });
    const facts = changesBetween(before ? shown(before) : {}, shown(read.value));
    if (!facts) return;
    await recordAudit(tx, {
      actor: { kind: "staff", id: staff.id },
      action: "settings-changed",
      subject: { kind: "setting", id: `payout-debtor:${currency}` },
      facts,
    });
  });
  return ok(null);
}

/** Our own account, but the log needs no more of it than to tell one from another. */
function shown(account: BankAccount) {
  const { holder, bankCode, bic, country } = account;
  return { holder, account: maskedAccount(account), bankCode, bic, country };
}
