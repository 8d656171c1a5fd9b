import { VALUE_KINDS } from "@/lib/domain/compensation/remedies";
import type { AccountName, LedgerPart } from "@/lib/domain/ledger/accounts";
import type { Uid } from "./ids";

/** The accounts that a told history moves money through: what it pays, it pays at once. */
export const USED_ACCOUNTS: readonly AccountName[] = [
  { account: "budget", detail: "" },
  { account: "reserved", detail: "" },
  { account: "promised", detail: "" },
  ...VALUE_KINDS.map((kind) => ({ account: "paid" as const, detail: kind })),
];

export type BudgetAccounts = Readonly<Record<LedgerPart, ReadonlyMap<string, { id: Uid; isNew: boolean }>>>;

export function accountKey({ account, detail }: AccountName): string {
  return `${account} ${detail}`;
}

/** The budget's account of that name. */
export function accountIn(accounts: BudgetAccounts, part: LedgerPart, name: AccountName): Uid {
  const account = accounts[part].get(accountKey(name));
  if (!account) throw new Error(`a told history has no account ${accountKey(name)}`);
  return account.id;
}
