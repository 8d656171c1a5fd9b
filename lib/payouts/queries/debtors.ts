import type { Staff } from "@/lib/auth/staff";
import { db, type Tx } from "@/lib/db/client";
import type { BankAccount } from "@/lib/domain/bank-account";

export type Debtor = { currency: string; account: BankAccount };

const DEBTOR = {
  currency: true,
  holder: true,
  iban: true,
  accountNumber: true,
  bankCode: true,
  bic: true,
  country: true,
} as const;

/** Our own account that runs of a currency are paid from; null until somebody names it. */
export async function debtorOf(tx: Tx, currency: string): Promise<BankAccount | null> {
  const row = await tx.payoutDebtor.findUnique({ where: { currency }, select: DEBTOR });
  if (!row) return null;
  const { currency: _key, accountNumber, ...account } = row;
  return { ...account, number: accountNumber };
}

/** All of our own accounts, by currency. */
export async function listDebtors(_staff: Staff): Promise<Debtor[]> {
  const rows = await db().payoutDebtor.findMany({ select: DEBTOR, orderBy: { currency: "asc" } });
  return rows.map(({ currency, accountNumber, ...account }) => ({
    currency,
    account: { ...account, number: accountNumber },
  }));
}
