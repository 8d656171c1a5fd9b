import { percentOf, roundToUnit } from "../../money";
import type { FactName } from "../condition";
import type { TraceEntry } from "../decision";
import type { Amount, Amounts, Band, MoneyBase } from "../policy";
import { amountOf, measureOf, type Situation } from "../situation";
import { type CompileScope, compileCondition } from "./condition";

/** Minor units of at least 0, or the trace entry that says which fact is missing. */
export type AmountOf = (situation: Situation) => bigint | TraceEntry;

function lacks(scope: CompileScope, fact: FactName): TraceEntry {
  return { rule: scope.rule, outcome: "missing-fact", fact, needs: { fact, known: true }, by: null };
}

function inCurrency(amounts: Amounts, scope: CompileScope): bigint | TraceEntry {
  const noSuchCurrency: TraceEntry = {
    rule: scope.rule,
    outcome: "not-matched",
    fact: "currency",
    needs: { fact: "currency", known: true },
    by: null,
  };
  return amounts[scope.currency] ?? noSuchCurrency;
}

function compileBase(base: MoneyBase, scope: CompileScope): AmountOf {
  const noPrice = lacks(scope, "pricePaid");
  const noLoss = lacks(scope, "provenLoss");
  switch (base) {
    case "price":
      return (situation) => amountOf(situation, "pricePaid") ?? noPrice;
    case "proven-loss":
      return (situation) => amountOf(situation, "provenLoss") ?? noLoss;
    case "known-loss":
      return (situation) => situation.knownLossMinor;
    case "loss-basis":
      return (situation) => {
        if (amountOf(situation, "pricePaid") === null) return noPrice;
        return amountOf(situation, "provenLoss") === null ? noLoss : situation.knownLossMinor;
      };
    default: {
      const name = base.slice("measure:".length);
      const noMeasure = lacks(scope, `measure:${name}`);
      return (situation) => {
        const value = measureOf(situation.facts, name);
        return value === null ? noMeasure : BigInt(value);
      };
    }
  }
}

/** The amount carried through a function, or the reason why there is none. */
function mapAmount(inner: AmountOf, change: (amountMinor: bigint) => bigint): AmountOf {
  return (situation) => {
    const value = inner(situation);
    return typeof value === "bigint" ? change(value) : value;
  };
}

const COMBINE = {
  sum: (left: bigint, right: bigint) => left + right,
  larger: (left: bigint, right: bigint) => (left > right ? left : right),
  smaller: (left: bigint, right: bigint) => (left < right ? left : right),
} as const;

function compileMany(op: keyof typeof COMBINE, parts: readonly AmountOf[]): AmountOf {
  const combine = COMBINE[op];
  return (situation) => {
    let result: bigint | null = null;
    for (const part of parts) {
      const value = part(situation);
      if (typeof value !== "bigint") return value;
      result = result === null ? value : combine(result, value);
    }
    return result ?? 0n;
  };
}

function reaches(band: Band, value: number): boolean {
  return "from" in band ? value >= band.from : value > band.over;
}

function compileBands(amount: Extract<Amount, { op: "bands" }>, scope: CompileScope): AmountOf {
  const bands = amount.bands.map((band) => ({ band, run: compileAmount(band.amount, scope) }));
  const missing = lacks(scope, `measure:${amount.measure}`);
  return (situation) => {
    const value = measureOf(situation.facts, amount.measure);
    if (value === null) return missing;
    return bands.findLast(({ band }) => reaches(band, value))?.run(situation) ?? 0n;
  };
}

function compileEach(amount: Extract<Amount, { op: "each" }>, scope: CompileScope): AmountOf {
  const one = compileAmount(amount.amount, scope);
  const missing = lacks(scope, `measure:${amount.measure}`);
  return (situation) => {
    const value = measureOf(situation.facts, amount.measure);
    if (value === null) return missing;
    const counted = Math.min(Math.max(value - amount.free, 0), amount.most ?? Number.POSITIVE_INFINITY);
    const each = one(situation);
    return typeof each === "bigint" ? each * BigInt(counted) : each;
  };
}

function compileIf(amount: Extract<Amount, { op: "if" }>, scope: CompileScope): AmountOf {
  const test = compileCondition(amount.when, scope);
  const then = compileAmount(amount.amount, scope);
  const otherwise = amount.otherwise === null ? () => 0n : compileAmount(amount.otherwise, scope);
  return (situation) => {
    const failure = test(situation);
    if (failure === null) return then(situation);
    return failure.outcome === "missing-fact" ? failure : otherwise(situation);
  };
}

/** Turns an amount of the policy language into a function for one currency. */
export function compileAmount(amount: Amount, scope: CompileScope): AmountOf {
  switch (amount.op) {
    case "fixed": {
      const fixed = inCurrency(amount.byCurrency, scope);
      return () => fixed;
    }
    case "share": {
      const bp = BigInt(amount.bp);
      return mapAmount(compileBase(amount.of, scope), (of) => percentOf(of, bp, amount.rounding));
    }
    case "part": {
      const bp = BigInt(amount.bp);
      return mapAmount(compileAmount(amount.of, scope), (of) => percentOf(of, bp, amount.rounding));
    }
    case "sum":
    case "larger":
    case "smaller":
      return compileMany(
        amount.op,
        amount.amounts.map((part) => compileAmount(part, scope)),
      );
    case "bands":
      return compileBands(amount, scope);
    case "each":
      return compileEach(amount, scope);
    case "if":
      return compileIf(amount, scope);
    case "round": {
      const unit = inCurrency(amount.toMinor, scope);
      const inner = compileAmount(amount.amount, scope);
      if (typeof unit !== "bigint") return () => unit;
      return mapAmount(inner, (of) => roundToUnit(of, unit, amount.rounding));
    }
  }
}
