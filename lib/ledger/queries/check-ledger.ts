import type { Staff } from "@/lib/auth/staff";
import { inSnapshot, type SnapshotReader } from "@/lib/db/snapshot";
import { type LawName, LEDGER_LAWS, type LedgerLaw } from "@/lib/ledger/checks/laws";
import { SEAL_TOTALS } from "@/lib/ledger/checks/seals";
import type { Finding, LedgerReport } from "@/lib/ledger/checks/types";

/** Those that read the most, first, so that no connection is left with a long one at the end. */
const LONG: readonly LawName[] = ["digests", "standing", "sealed", "balanced", "awards"];
/** Room to sort and join in for each step of a query; what needs more goes to disk, however large the ledger is. */
const ROOM = "SET LOCAL work_mem = '32MB'";

/** More of one kind say nothing new. */
const SHOWN = 100;

export type CheckOptions = {
  /** Connections that work side by side. */
  readers?: number;
  /** A seal noted earlier, in hex, that must still be in the chain. */
  expectedSeal?: string | null;
  /** Called with each law when it has been looked at. */
  onLaw?: (law: LawName, broken: number) => void;
};

async function breaks(read: SnapshotReader, { name, query }: LedgerLaw): Promise<Finding[]> {
  const rows = await read<{ what: string; cause: string }>(
    `SELECT what, cause FROM (${query}) broken ORDER BY what LIMIT ${SHOWN}`,
  );
  return rows.map(({ what, cause }) => ({ law: name, what, cause }));
}

type Totals = Pick<LedgerReport, "seals" | "sealed" | "waiting" | "head">;

async function totalsOf(read: SnapshotReader): Promise<Totals & { transactions: number }> {
  const [totals] = await read<Totals>(SEAL_TOTALS);
  const [counted] = await read<{ n: number }>("SELECT count(*)::int AS n FROM ledger_transaction");
  if (!totals || !counted) throw new Error("a count answered nothing");
  return { ...totals, transactions: counted.n };
}

/** A chain that was made anew from the start holds together, but not the seal that somebody wrote down. */
async function missingSeal(read: SnapshotReader, hex: string): Promise<Finding[]> {
  const found = await read("SELECT 1 AS one FROM ledger_seal WHERE encode(hash, 'hex') = $1", [
    hex.toLowerCase(),
  ]);
  return found.length > 0 ? [] : [{ law: "chain", what: hex, cause: "this seal is not in the chain" }];
}

/**
 * Recomputes balances, states, invariants and the chain of seals from the entries themselves, all at one moment of the
 * database, whatever is posted meanwhile.
 */
export function checkLedger(options: CheckOptions = {}): Promise<LedgerReport> {
  const { readers = 1, expectedSeal = null, onLaw = () => undefined } = options;
  return inSnapshot({ count: readers }, async (connections) => {
    const long = LONG.flatMap((name) => LEDGER_LAWS.filter((law) => law.name === name));
    const waiting = [...new Set([...long, ...LEDGER_LAWS])];
    const findings: Finding[] = [];
    const work = async (read: SnapshotReader) => {
      for (let law = waiting.shift(); law; law = waiting.shift()) {
        const broken = await breaks(read, law);
        findings.push(...broken);
        onLaw(law.name, broken.length);
      }
    };
    const first = connections[0];
    if (!first) throw new Error("a check needs a connection");
    for (const read of connections) await read(ROOM);
    const totals = await totalsOf(first);
    if (expectedSeal !== null) findings.push(...(await missingSeal(first, expectedSeal)));
    await Promise.all(connections.map(work));
    const order = LEDGER_LAWS.map(({ name }) => name);
    return { ...totals, findings: findings.sort((a, b) => order.indexOf(a.law) - order.indexOf(b.law)) };
  });
}

/** The same for a reader of the ledger. */
export function checkLedgerFor(_staff: Staff): Promise<LedgerReport> {
  return checkLedger();
}
