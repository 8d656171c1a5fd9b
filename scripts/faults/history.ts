/** ok: the answer said yes. fail: it said no, or nothing was ever sent. unknown: no answer, or one that cannot know. */
export type Outcome = "ok" | "fail" | "unknown";

/**
 * What clients did. `file`, `reply`, `accept` and `fulfil` carry what makes a repeat harmless (a token, an offer, a
 * remedy), so clients repeat them; `assess`, `propose` and `close` are counted one by one.
 */
export const KINDS = ["file", "reply", "assess", "propose", "accept", "fulfil", "close"] as const;
export type Kind = (typeof KINDS)[number];
const REPEATABLE: ReadonlySet<Kind> = new Set(["file", "reply", "accept", "fulfil"]);

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
  return KINDS.map((kind) => {
    const count = (wanted: Outcome) =>
      attempts.filter((attempt) => attempt.kind === kind && attempt.outcome === wanted).length;
    return `${kind} ${count("ok")}·${count("fail")}·${count("unknown")}`;
  }).join(", ");
}
