/** ok: the answer said yes. fail: it said no, or nothing was ever sent. unknown: no answer, or one that cannot know. */
export type Outcome = "ok" | "fail" | "unknown";

/**
 * What clients did. Those of REPEATABLE carry what makes a repeat harmless (a token, an offer, a remedy, a key), so clients
 * repeat them; the others are counted one by one. `fetch` leaves nothing behind: what it brings is compared.
 */
export const KINDS = [
  "file",
  "reply",
  "assess",
  "propose",
  "accept",
  "fulfil",
  "close",
  "redeem",
  "spend",
  "payee",
  "prepare",
  "drop",
  "discard",
  "approve",
  "send",
  "fetch",
  "import",
  "budget",
] as const;
export type Kind = (typeof KINDS)[number];
const REPEATABLE: ReadonlySet<Kind> = new Set([
  "file",
  "reply",
  "accept",
  "fulfil",
  "redeem",
  "spend",
  "payee",
  "drop",
  "discard",
  "send",
  "import",
]);

export type Attempt = { kind: Kind; key: string; outcome: Outcome };

export type History = {
  note: (kind: Kind, key: string, outcome: Outcome) => void;
  attempts: readonly Attempt[];
  /** What was seen to be wrong while it happened. */
  complain: (violation: string) => void;
  violations: readonly string[];
};

export function newHistory(): History {
  const attempts: Attempt[] = [];
  const violations: string[] = [];
  return {
    attempts,
    violations,
    note: (kind, key, outcome) => void attempts.push({ kind, key, outcome }),
    complain: (violation) => void violations.push(violation),
  };
}

/** How often the database must and may hold what was asked for. */
export type Bounds = { atLeast: number; atMost: number };

export function boundsOf(kind: Kind, outcomes: readonly Outcome[]): Bounds {
  const sure = outcomes.filter((outcome) => outcome === "ok").length;
  const perhaps = outcomes.filter((outcome) => outcome === "unknown").length;
  if (!REPEATABLE.has(kind)) return { atLeast: sure, atMost: sure + perhaps };
  return { atLeast: Math.min(sure, 1), atMost: Math.min(sure + perhaps, 1) };
}

/** Compares what clients were told with what is on record: `recorded` counts effects by kind and key. */
export function judge(attempts: readonly Attempt[], recorded: ReadonlyMap<string, number>): string[] {
  const asked = new Map<string, { kind: Kind; key: string; outcomes: Outcome[] }>();
  for (const { kind, key, outcome } of attempts) {
    const name = `${kind} ${key}`;
    const known = asked.get(name) ?? { kind, key, outcomes: [] };
    known.outcomes.push(outcome);
    asked.set(name, known);
  }
  const wrong = [...asked].flatMap(([name, { kind, outcomes }]) => {
    if (kind === "fetch") return [];
    const found = recorded.get(name) ?? 0;
    const { atLeast, atMost } = boundsOf(kind, outcomes);
    if (found >= atLeast && found <= atMost) return [];
    return [`${name}: told ${outcomes.join(", ")}, on record ${found} times`];
  });
  const unasked = [...recorded].filter(([name, count]) => count > 0 && !asked.has(name));
  return [...wrong, ...unasked.map(([name, count]) => `${name}: nobody asked, on record ${count} times`)];
}

/** "file 9·1·2": how often each thing was told ok, fail and unknown. */
export function toldIn(attempts: readonly Attempt[]): string {
  return KINDS.flatMap((kind) => {
    const mine = attempts.filter((attempt) => attempt.kind === kind);
    const count = (wanted: Outcome) => mine.filter(({ outcome }) => outcome === wanted).length;
    return mine.length === 0 ? [] : [`${kind} ${count("ok")}·${count("fail")}·${count("unknown")}`];
  }).join(", ");
}
