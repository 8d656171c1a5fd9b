import { ACCOUNT_KINDS, type AccountName, type Posting, signedMinor } from "./accounts";

/** Money on its way between two accounts. */
export type Move = { readonly from: AccountName; readonly to: AccountName; readonly amountMinor: bigint };

type Side = { name: AccountName; leftMinor: bigint };

/**
 * A transaction's postings as movements from account to account: what left is matched with what arrived, in the order of
 * the accounts, so that the movements together are the postings and nothing else.
 */
export function movesOf(postings: readonly Posting[]): readonly Move[] {
  const sums = new Map<string, { name: AccountName; minor: bigint }>();
  for (const posting of postings) {
    const { account, detail } = posting;
    const key = `${account} ${detail}`;
    const minor = (sums.get(key)?.minor ?? 0n) + signedMinor(posting);
    sums.set(key, { name: { account, detail }, minor });
  }
  const inOrder = [...sums.values()].sort(
    (a, b) => ACCOUNT_KINDS.indexOf(a.name.account) - ACCOUNT_KINDS.indexOf(b.name.account),
  );
  const sources = inOrder.flatMap(({ name, minor }): Side[] =>
    minor < 0n ? [{ name, leftMinor: -minor }] : [],
  );
  const sinks = inOrder.flatMap(({ name, minor }): Side[] =>
    minor > 0n ? [{ name, leftMinor: minor }] : [],
  );
  const moves: Move[] = [];
  for (const source of sources)
    for (const sink of sinks) {
      const amountMinor = source.leftMinor < sink.leftMinor ? source.leftMinor : sink.leftMinor;
      if (amountMinor === 0n) continue;
      source.leftMinor -= amountMinor;
      sink.leftMinor -= amountMinor;
      moves.push({ from: source.name, to: sink.name, amountMinor });
    }
  return moves;
}
