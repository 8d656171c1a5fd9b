import type { Currency } from "../../currency";
import { type Condition, factsOf } from "../condition";
import type { TraceEntry } from "../decision";
import { UNKNOWN } from "../facts";
import { amountOf, CHOICES, flagOf, knowsFact, numberOf, type Situation } from "../situation";

/** Null when the condition holds, otherwise why not. Entries are made once, when compiling: deciding allocates none. */
export type Test<Asked = Situation> = (asked: Asked) => TraceEntry | null;
export type CompileScope = { readonly rule: string; readonly currency: Currency };
/** How a single test is put to what is asked. */
export type CompileLeaf<Asked> = (leaf: Leaf, scope: CompileScope) => Test<Asked>;

export type Leaf = Exclude<Condition, { all: unknown } | { any: unknown } | { not: unknown }>;

/** The two ways in which a condition of a rule may fail to hold. */
export function failures(scope: CompileScope, leaf: Condition): { no: TraceEntry; missing: TraceEntry } {
  const base = { rule: scope.rule, fact: factsOf(leaf)[0] ?? null, needs: leaf, by: null };
  return { no: { ...base, outcome: "not-matched" }, missing: { ...base, outcome: "missing-fact" } };
}

function compileLeaf(leaf: Leaf, scope: CompileScope): Test {
  const { no, missing } = failures(scope, leaf);
  if ("known" in leaf) {
    const known = knowsFact(leaf.fact);
    return (situation) => (known(situation) === leaf.known ? null : no);
  }
  if ("is" in leaf) return (situation) => (flagOf(situation, leaf.fact) === leaf.is ? null : no);
  if ("in" in leaf) {
    const read = CHOICES[leaf.fact];
    const values: readonly string[] = leaf.in;
    const [first, second] = values;
    const isShort = values.length <= 2;
    return (situation) => {
      const value = read(situation);
      if (isShort ? value === first || value === second : values.includes(value)) return null;
      return value === UNKNOWN ? missing : no;
    };
  }
  if ("positive" in leaf) {
    return (situation) => {
      const value = amountOf(situation, leaf.fact);
      if (value === null) return missing;
      return value > 0n === leaf.positive ? null : no;
    };
  }
  if ("reachesMinor" in leaf) {
    const bound = leaf.reachesMinor[scope.currency];
    return (situation) => {
      const value = amountOf(situation, leaf.fact);
      if (value === null) return missing;
      return bound !== undefined && value >= bound ? null : no;
    };
  }
  const from = leaf.from ?? Number.NEGATIVE_INFINITY;
  const to = leaf.to ?? Number.POSITIVE_INFINITY;
  return (situation) => {
    const value = numberOf(situation, leaf.fact);
    if (value === null) return missing;
    return value >= from && value <= to ? null : no;
  };
}

// Three-valued: a part that fails settles "all" and a part that holds settles "any", even where others are unknown.
function compileAll<Asked>(tests: readonly Test<Asked>[]): Test<Asked> {
  return (asked) => {
    let missing: TraceEntry | null = null;
    for (const test of tests) {
      const failure = test(asked);
      if (failure === null) continue;
      if (failure.outcome !== "missing-fact") return failure;
      missing ??= failure;
    }
    return missing;
  };
}

function compileAny<Asked>(tests: readonly Test<Asked>[], none: TraceEntry): Test<Asked> {
  return (asked) => {
    let missing: TraceEntry | null = null;
    for (const test of tests) {
      const failure = test(asked);
      if (failure === null) return null;
      if (failure.outcome === "missing-fact") missing ??= failure;
    }
    return missing ?? none;
  };
}

/** Turns a condition into a function, its single tests by `leaf`. */
export function compileWith<Asked>(
  condition: Condition,
  scope: CompileScope,
  leaf: CompileLeaf<Asked>,
): Test<Asked> {
  const compile = (part: Condition): Test<Asked> => compileWith(part, scope, leaf);
  if ("all" in condition) return compileAll(condition.all.map(compile));
  if ("any" in condition) return compileAny(condition.any.map(compile), failures(scope, condition).no);
  if ("not" in condition) {
    const inner = compile(condition.not);
    const { no } = failures(scope, condition);
    return (asked) => {
      const failure = inner(asked);
      if (failure === null) return no;
      return failure.outcome === "missing-fact" ? failure : null;
    };
  }
  return leaf(condition, scope);
}

/** Turns a condition into a function for one currency. */
export function compileCondition(condition: Condition, scope: CompileScope): Test {
  return compileWith(condition, scope, compileLeaf);
}
