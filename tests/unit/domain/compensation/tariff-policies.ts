import type { Amount, Policy, Rule, Tariff } from "@/lib/domain/compensation/policy";
import { DEFAULT_POLICY } from "@/lib/domain/compensation/templates/general-retail";

const wording = { name: "rule.unknown", agent: "rule.unknown", customer: null };

function eur(major: bigint): Amount {
  return { op: "fixed", byCurrency: { EUR: major * 100n } };
}

function tariffRule(id: string, when: Rule["when"], tariffs: readonly string[]): Rule {
  const grants = tariffs.map((tariff) => ({ give: "tariff", tariff, kind: "cash" }) as const);
  return { id, priority: 10, group: null, when, grants, wording };
}

function policyWith(id: string, tariffs: readonly Tariff[], rules: readonly Rule[]): Policy {
  return { ...DEFAULT_POLICY, id, tariffs, rules };
}

function tariff(id: string, amount: Amount, effective: Partial<Tariff> = {}): Tariff {
  return {
    id,
    basis: "statute",
    source: "test",
    effectiveFrom: null,
    effectiveTo: null,
    amount,
    ...effective,
  };
}

const EU_261_BANDS: Amount = {
  op: "bands",
  measure: "distance_km",
  bands: [
    { from: 0, amount: eur(250n) },
    { over: 1_500, amount: eur(400n) },
    { over: 3_500, amount: eur(600n) },
  ],
};

/** EU 261: by distance from 3 h late, halved when re-routed in time, nothing in extraordinary circumstances. */
export const EU_261: Policy = policyWith(
  "eu-261",
  [
    tariff("eu-261", {
      op: "if",
      when: { fact: "measure:rerouted_in_time", from: 1, to: null },
      amount: { op: "part", of: EU_261_BANDS, bp: 5_000, rounding: "half-up" },
      otherwise: EU_261_BANDS,
    }),
  ],
  [
    {
      id: "extraordinary",
      priority: 1,
      group: "eu-261",
      when: { fact: "attribution", in: ["force-majeure"] },
      grants: [{ give: "nothing" }],
      wording: { ...wording, customer: "rule.unknown" },
    },
    {
      ...tariffRule("three-hours-late", { fact: "measure:delay_minutes", from: 180, to: null }, ["eu-261"]),
      group: "eu-261",
    },
  ],
);

function gbp(pence: bigint): Amount {
  return { op: "fixed", byCurrency: { GBP: pence } };
}

function ofcomTariffs(year: string, pence: { day: bigint; visit: bigint }, dates: Partial<Tariff>): Tariff[] {
  const perDay: Amount = {
    op: "each",
    measure: "days_without_service",
    free: 2,
    most: null,
    amount: gbp(pence.day),
  };
  const perVisit: Amount = {
    op: "each",
    measure: "missed_appointments",
    free: 0,
    most: null,
    amount: gbp(pence.visit),
  };
  return [tariff(`ofcom-day-${year}`, perDay, dates), tariff(`ofcom-visit-${year}`, perVisit, dates)];
}

/** Ofcom: per day after two working days, per missed visit; two tariffs with dates of their own. */
export const OFCOM: Policy = policyWith(
  "ofcom",
  [
    ...ofcomTariffs(
      "2019",
      { day: 800n, visit: 2_500n },
      { effectiveFrom: "2019-04-01", effectiveTo: "2025-03-31" },
    ),
    ...ofcomTariffs("2025", { day: 1_034n, visit: 3_231n }, { effectiveFrom: "2025-04-01" }),
  ],
  ["day-2019", "visit-2019", "day-2025", "visit-2025"].map((id) =>
    tariffRule(id, { all: [] }, [`ofcom-${id}`]),
  ),
);

/** UK Delay Repay: 15 / 30 / 60 / 120 min bring 25 / 50 / 100 / 100 % (of the return fare at 120). */
export const DELAY_REPAY: Policy = policyWith(
  "delay-repay",
  [
    tariff("delay-repay", {
      op: "bands",
      measure: "delay_minutes",
      bands: [
        { from: 15, amount: { op: "share", of: "price", bp: 2_500, rounding: "up" } },
        { from: 30, amount: { op: "share", of: "price", bp: 5_000, rounding: "up" } },
        { from: 60, amount: { op: "share", of: "price", bp: 10_000, rounding: "up" } },
        { from: 120, amount: { op: "share", of: "measure:return_fare_minor", bp: 10_000, rounding: "up" } },
      ],
    }),
  ],
  [tariffRule("late-train", { all: [] }, ["delay-repay"])],
);

/** China: fraud three times the price, at least 500 CNY; unsafe food ten times the price or three times the loss, at least 1,000. */
export const CHINA: Policy = policyWith(
  "china",
  [
    tariff("fraud", {
      op: "larger",
      amounts: [
        { op: "share", of: "price", bp: 30_000, rounding: "half-up" },
        { op: "fixed", byCurrency: { CNY: 50_000n } },
      ],
    }),
    tariff("unsafe-food", {
      op: "larger",
      amounts: [
        { op: "share", of: "price", bp: 100_000, rounding: "half-up" },
        { op: "share", of: "proven-loss", bp: 30_000, rounding: "half-up" },
        { op: "fixed", byCurrency: { CNY: 100_000n } },
      ],
    }),
  ],
  [
    tariffRule("fraud", { fact: "categoryKey", in: ["fraud"] }, ["fraud"]),
    tariffRule("unsafe-food", { fact: "categoryKey", in: ["food-safety"] }, ["unsafe-food"]),
  ],
);

/** A share of the night by failure class, with a floor, a cap and rounding to whole currency units. */
export const HOTEL: Policy = policyWith(
  "hotel",
  [
    tariff("night", {
      op: "round",
      toMinor: { TWD: 100n },
      rounding: "half-up",
      amount: {
        op: "smaller",
        amounts: [
          { op: "fixed", byCurrency: { TWD: 300_000n } },
          {
            op: "larger",
            amounts: [
              { op: "fixed", byCurrency: { TWD: 20_000n } },
              { op: "share", of: "price", bp: 3_333, rounding: "half-up" },
            ],
          },
        ],
      },
    }),
  ],
  [tariffRule("night", { all: [] }, ["night"])],
);
