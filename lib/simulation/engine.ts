import { hash } from "node:crypto";
import { isAwardStatus } from "@/lib/domain/award-state";
import { decideCompensation } from "@/lib/domain/compensation/decide";
import { parseDecision, serialiseDecision } from "@/lib/domain/compensation/decision";
import type { CompensationFacts } from "@/lib/domain/compensation/facts";
import { parseFacts } from "@/lib/domain/compensation/facts-json";
import type { Policy } from "@/lib/domain/compensation/policy";
import { isLedgerPart } from "@/lib/domain/ledger/accounts";
import { type Digest, digestName, digestOf } from "@/lib/domain/simulation/digest";
import type { AwardRecord } from "@/lib/domain/simulation/replay";
import { markOf } from "@/lib/simulation/jsonb-text";
import { type Memo, memoOf, sharedBy } from "@/lib/simulation/memo";
import { type PastAward, type PastDecision, versionKey } from "@/lib/simulation/queries/past";

/** What cases are told apart by. */
export type CaseDimensions = {
  category: string;
  customerTier: CompensationFacts["customerTier"];
  impact: CompensationFacts["impact"];
  attribution: CompensationFacts["attribution"];
  acceptance: CompensationFacts["acceptance"];
};

/**
 * What is worked out of a decision's facts; the same facts under the same version are worked out once, in whatever
 * region: no rule reads it.
 */
export type Worked = {
  about: CaseDimensions;
  /** What the stored version decides; null where that version is not known any more. */
  replayed: Digest | null;
  /** The canonical text's mark, to be compared with that of the stored decision. */
  mark: string | null;
  after: Digest;
};

/** Decides past facts: on the version that decided then, and on the one that is tried. */
export type Engine = {
  /** Null where the stored facts cannot be read. */
  work: (row: PastDecision) => Worked | null;
  /** Whether the replay gives the stored decision byte for byte; `stored` is its text where the marks differ. */
  replays: (row: PastDecision, worked: Worked, stored: string | null) => boolean;
  decideNow: (facts: CompensationFacts) => Digest;
  tried: Policy;
};

/** Facts by the thousand are alike in a company's past; what came of this many is kept, without the facts themselves. */
export const MEMO_MOST = 60_000;
/** Different facts lead to few different decisions, which are kept once each. */
const SHARED_MOST = 20_000;

/**
 * The name under which facts are remembered: a hash, since the texts would take more room than all that is remembered.
 * The region is left out. Quotes inside of a value stand behind a backslash, so only the field itself fits.
 */
function nameOf(facts: string): string {
  return hash("sha256", facts.replace(/"region": (?:null|"[^"\\]*"), /, ""), "base64");
}

function dimensionsOf(facts: CompensationFacts): CaseDimensions {
  const { categoryKey: category, customerTier, impact, attribution, acceptance } = facts;
  return { category, customerTier, impact, attribution, acceptance };
}

export function engineOf(
  tried: Policy,
  policies: ReadonlyMap<string, Policy>,
  memoMost: number = MEMO_MOST,
): Engine {
  const memos = new Map<string, Memo<Worked>>();
  const memoFor = (version: string) => {
    const known = memos.get(version) ?? memoOf<Worked>(memoMost);
    memos.set(version, known);
    return known;
  };
  const digests = sharedBy(digestName, SHARED_MOST);
  const marks = sharedBy<string>((mark) => mark, SHARED_MOST);
  const dimensions = sharedBy<CaseDimensions>((about) => Object.values(about).join("|"), SHARED_MOST);
  const decideNow = (facts: CompensationFacts) => digestOf(decideCompensation(facts, tried), facts, tried);

  function work(row: PastDecision): Worked | null {
    const version = versionKey(row.policyId, row.policyVersion);
    const memo = memoFor(version);
    const alike = nameOf(row.facts);
    const known = memo.get(alike);
    if (known) return known;
    const parsed = parseFacts(row.facts);
    if (!parsed.ok) return null;
    const facts = parsed.value;
    const policy = policies.get(version);
    const decision = policy ? decideCompensation(facts, policy) : null;
    const worked = {
      about: dimensions(dimensionsOf(facts)),
      replayed: decision && policy ? digests(digestOf(decision, facts, policy)) : null,
      mark: decision && marks(markOf(decision)),
      after: digests(decideNow(facts)),
    };
    memo.set(alike, worked);
    return worked;
  }

  function replays(row: PastDecision, { mark }: Worked, stored: string | null): boolean {
    if (mark !== null && mark === row.mark) return true;
    const policy = policies.get(versionKey(row.policyId, row.policyVersion));
    const before = stored === null ? null : parseDecision(stored);
    const facts = parseFacts(row.facts);
    if (!policy || !before || !facts.ok) return false;
    return serialiseDecision(decideCompensation(facts.value, policy)) === serialiseDecision(before);
  }

  return { work, replays, decideNow, tried };
}

/**
 * The digest of a stored decision that does not replay: what was in fact decided then. Where it was tampered with until
 * it is no decision any more, the replay stands in.
 */
export function storedDigest(
  row: PastDecision,
  { replayed }: Worked,
  { stored, policy }: { stored: string | null; policy: Policy | null },
): Digest | null {
  try {
    const decision = stored === null ? null : parseDecision(stored);
    const facts = parseFacts(row.facts);
    return decision && facts.ok ? digestOf(decision, facts.value, policy) : replayed;
  } catch {
    return replayed;
  }
}

function millisecondsOf(text: string | null): number | null {
  return text === null ? null : Number(text);
}

/** A stored award as the replay compares it. */
export function awardRecord(award: PastAward): AwardRecord {
  const { part, status } = award;
  if (!isLedgerPart(part) || !isAwardStatus(status)) throw new Error(`an award is ${part} and ${status}`);
  return {
    id: award.id,
    decisionId: award.decisionId,
    part,
    currency: award.currency,
    status,
    amountMinor: BigInt(award.amount),
    deviationReason: award.deviationReason,
    capturedAtMs: millisecondsOf(award.capturedAtMs),
    reversedAtMs: millisecondsOf(award.reversedAtMs),
    ledgerMinor: BigInt(award.ledger),
  };
}
