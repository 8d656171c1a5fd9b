import fc from "fast-check";
import type { Condition } from "@/lib/domain/compensation/condition";
import type { Amount, Band, Tariff } from "@/lib/domain/compensation/policy";
import { ROUNDINGS } from "@/lib/domain/money";
import { inAll } from "./conditions";

const rounding = fc.constantFrom(...ROUNDINGS);
const measure = fc.constantFrom("delay_minutes", "distance_km");
const BASES = ["price", "proven-loss", "loss-basis", "known-loss", "measure:distance_km"] as const;

const fixed = fc.bigInt(0n, 10n ** 6n).map((minor): Amount => ({ op: "fixed", byCurrency: inAll(minor) }));
const share = fc
  .record({ of: fc.constantFrom(...BASES), bp: fc.nat(20_000), rounding })
  .map((parts): Amount => ({ op: "share", ...parts }));

function bandsOf(amount: fc.Arbitrary<Amount>): fc.Arbitrary<Band[]> {
  const band = fc.record({ bound: fc.nat(4_000), isFrom: fc.boolean(), amount });
  return fc
    .uniqueArray(band, { selector: ({ bound }) => bound, maxLength: 3 })
    .map((bands) =>
      bands
        .toSorted((left, right) => left.bound - right.bound)
        .map(({ bound, isFrom, amount: each }) =>
          isFrom ? { from: bound, amount: each } : { over: bound, amount: each },
        ),
    );
}

/** Amounts of every kind, two levels deep, whose tests are of the given conditions. */
export function amountsWith(when: fc.Arbitrary<Condition>): fc.Arbitrary<Amount> {
  const { amount } = fc.letrec<{ amount: Amount }>((tie) => {
    const inner = tie("amount");
    return {
      amount: fc.oneof(
        { maxDepth: 2, withCrossShrink: true },
        fixed,
        share,
        fc
          .record({ of: inner, bp: fc.nat(15_000), rounding })
          .map((parts): Amount => ({ op: "part", ...parts })),
        fc
          .record({
            op: fc.constantFrom("sum", "larger", "smaller"),
            amounts: fc.array(inner, { minLength: 1, maxLength: 3 }),
          })
          .map((parts): Amount => ({ ...parts })),
        fc.record({ measure, bands: bandsOf(inner) }).map((parts): Amount => ({ op: "bands", ...parts })),
        fc
          .record({ measure, free: fc.nat(3), most: fc.option(fc.nat(10)), amount: inner })
          .map((parts): Amount => ({ op: "each", ...parts })),
        fc
          .record({ when, amount: inner, otherwise: fc.option(inner) })
          .map((parts): Amount => ({ op: "if", ...parts })),
        fc
          .record({ amount: inner, toMinor: fc.constantFrom(1n, 100n, 500n).map(inAll), rounding })
          .map((parts): Amount => ({ op: "round", ...parts })),
      ),
    };
  });
  return amount;
}

/** Tariffs with and without dates; their ids are `tariff-0`, `tariff-1`, ... */
export function tariffsWith(amount: fc.Arbitrary<Amount>): fc.Arbitrary<Tariff[]> {
  const draft = fc.record({
    basis: fc.constantFrom("statute", "contract", "guarantee"),
    effectiveFrom: fc.constantFrom(null, "2019-01-01", "2026-01-01"),
    effectiveTo: fc.constantFrom(null, "2025-12-31"),
    amount,
  });
  return fc
    .array(draft, { maxLength: 3 })
    .map((drafts) => drafts.map((each, index) => ({ ...each, id: `tariff-${index}`, source: "test" })));
}
