import { describe, expect, it } from "vitest";
import { speechFor } from "@/lib/compensation/speech";
import { checkPolicy } from "@/lib/domain/compensation/check-policy";
import { decideCompensation } from "@/lib/domain/compensation/decide";
import type { CompensationFacts } from "@/lib/domain/compensation/facts";
import { toCanonicalJson } from "@/lib/domain/compensation/json";
import { hasErrors, lintPolicy } from "@/lib/domain/compensation/lint/lint";
import type { Policy } from "@/lib/domain/compensation/policy";
import { renderExplanation } from "@/lib/domain/compensation/render";
import { POLICY_TEMPLATES, templateById } from "@/lib/domain/compensation/templates/catalogue";
import { CHINA_CONSUMER_LAW } from "@/lib/domain/compensation/templates/china-consumer-law";
import { DELAY_REPAY } from "@/lib/domain/compensation/templates/delay-repay";
import { EU_261 } from "@/lib/domain/compensation/templates/eu-261";
import { DEFAULT_POLICY } from "@/lib/domain/compensation/templates/general-retail";
import { HOTEL } from "@/lib/domain/compensation/templates/hotel";
import { OFCOM } from "@/lib/domain/compensation/templates/ofcom";
import { PARCEL } from "@/lib/domain/compensation/templates/parcel";
import type { OwnWords, Wording } from "@/lib/domain/compensation/wording";
import { LANGUAGES } from "@/lib/domain/languages";
import { parsePolicy } from "@/lib/policies/policy-schema";
import { factsOf, valuesOf } from "./support";

function owed(policy: Policy, facts: Partial<CompensationFacts>): bigint {
  const [currency = "TWD"] = policy.currencies;
  const decision = decideCompensation(factsOf({ acceptance: "accepted-flawed", currency, ...facts }), policy);
  return decision.totals.entitlementMinor;
}

function ownWordsOf(policy: Policy): OwnWords[] {
  const all: (Wording | null)[] = [
    policy.name,
    ...policy.measures.map(({ label }) => label),
    ...policy.rules.flatMap(({ wording }) => [wording.name, wording.agent, wording.customer]),
  ];
  return all.flatMap((one) => (one === null || typeof one === "string" ? [] : [one]));
}

describe.each(POLICY_TEMPLATES)("the template $id", ({ id, name, description, sources, policy }) => {
  it("is a policy, without errors, and the same after a round through the store", () => {
    expect(checkPolicy(policy)).toEqual([]);
    expect(lintPolicy(policy).filter(({ severity }) => severity === "error")).toEqual([]);
    expect(hasErrors(lintPolicy(policy))).toBe(false);
    const stored = toCanonicalJson(policy);
    expect(parsePolicy(stored)).toEqual(policy);
    expect(toCanonicalJson(parsePolicy(JSON.parse(stored)))).toBe(stored);
    expect(policy.id).toBe(id);
    expect(templateById(id)?.policy).toBe(policy);
  });

  it("says whose figures these are, and speaks three languages of its own", () => {
    expect(sources.length).toBeGreaterThan(0);
    for (const words of [name, description, ...ownWordsOf(policy)]) {
      expect(LANGUAGES.map((language) => words[language].trim() !== "")).toEqual(LANGUAGES.map(() => true));
      expect(new Set(LANGUAGES.map((language) => places(words[language]))).size).toBe(1);
      expect(words["zh-Hans"]).not.toMatch(/[與為說價補償賠員額歸屬證現給務]/);
      expect(words["zh-Hant"]).not.toMatch(/[与为说价补偿赔员额归属证现给务]/);
    }
  });

  it("reads every measure it asks for", () => {
    const document = toCanonicalJson({ rules: policy.rules, tariffs: policy.tariffs });
    for (const measure of policy.measures) expect(document).toContain(measure.name);
  });
});

function places(sentence: string): string {
  return [...sentence.matchAll(/\{\w+\}/g)]
    .map(([place]) => place)
    .sort()
    .join();
}

describe("EU 261", () => {
  it.each([
    // distance, late, re-routed and later by, owed in euros
    [1_200, 220, null, 250],
    [1_500, 180, null, 250],
    [1_501, 180, null, 400],
    [3_500, 300, null, 400],
    [3_501, 240, null, 600],
    [3_501, 239, null, 300],
    [3_501, 179, null, 0],
    [0, 179, null, 0],
    [1_500, 0, 120, 125],
    [1_500, 0, 121, 250],
    [3_500, 0, 180, 200],
    [3_500, 0, 181, 400],
    [3_501, 0, 240, 300],
    [3_501, 0, 241, 600],
  ] as const)("%i km, %i min late, re-routed %s min later → %i EUR", (distance, delay, rerouted, euros) => {
    const measures = {
      distance_km: distance,
      delay_minutes: delay,
      ...(rerouted === null ? {} : { rerouted_delay_minutes: rerouted }),
    };
    expect(owed(EU_261.policy, { measures })).toBe(BigInt(euros) * 100n);
  });

  it.each([
    ["two weeks before", { notice_days: 14 }, 0],
    ["thirteen days before", { notice_days: 13 }, 400],
    [
      "a week before, near the times",
      { notice_days: 7, rerouted_delay_minutes: 240, rerouted_earlier_minutes: 120 },
      0,
    ],
    [
      "a week before, far from them",
      { notice_days: 7, rerouted_delay_minutes: 241, rerouted_earlier_minutes: 0 },
      400,
    ],
    [
      "a week before, much too early",
      { notice_days: 7, rerouted_delay_minutes: 60, rerouted_earlier_minutes: 121 },
      200,
    ],
    [
      "the day before, near the times",
      { notice_days: 1, rerouted_delay_minutes: 120, rerouted_earlier_minutes: 60 },
      0,
    ],
    [
      "the day before, two hours later",
      { notice_days: 1, rerouted_delay_minutes: 121, rerouted_earlier_minutes: 60 },
      200,
    ],
    ["the day before, nothing offered", { notice_days: 1 }, 400],
  ])("cancelled, told %s", (_, told, euros) => {
    expect(owed(EU_261.policy, { measures: { distance_km: 2_000, ...told } })).toBe(BigInt(euros) * 100n);
  });

  const storm = {
    currency: "EUR",
    attribution: "force-majeure",
    measures: { distance_km: 900, delay_minutes: 400 },
  } as const;

  it("owes nothing but the care in extraordinary circumstances, and says so", () => {
    const decision = decideCompensation(
      factsOf({ ...storm, acceptance: "accepted-flawed", provenLossMinor: 8_750n }),
      EU_261.policy,
    );
    expect(valuesOf(decision)).toEqual([["cash", 8_750n]]);
    expect(decision.rejected).toContainEqual({
      alternative: "rule",
      rule: "eu-261-compensation",
      reason: "superseded",
      by: "eu-261-extraordinary",
    });
    const said = renderExplanation(decision.explanation, "customer", speechFor("en")).join("\n");
    expect(said).toMatch(/extraordinary circumstances/);
    expect(said).toMatch(/€87\.50/);
  });

  it("gives the fare back for a flight not taken, storm or not", () => {
    expect(owed(EU_261.policy, { ...storm, acceptance: "rejected", pricePaidMinor: 4_900n })).toBe(4_900n);
  });

  it("is for failures since the regulation came into force, and of a known cause", () => {
    const measures = { distance_km: 900, delay_minutes: 400 };
    expect(owed(EU_261.policy, { measures, occurredOn: "2005-02-16" })).toBe(0n);
    expect(owed(EU_261.policy, { measures, occurredOn: "2005-02-17" })).toBe(25_000n);
    const open = decideCompensation(
      factsOf({ currency: "EUR", attribution: "unknown", measures }),
      EU_261.policy,
    );
    expect(open.missing).toEqual(["attribution"]);
  });

  it("asks for what is missing by its label", () => {
    const flight = decideCompensation(factsOf({ currency: "EUR" }), EU_261.policy);
    expect(flight.missing).toEqual(["measure:delay_minutes"]);
    const late = decideCompensation(
      factsOf({ currency: "EUR", measures: { delay_minutes: 200 } }),
      EU_261.policy,
    );
    expect(late.missing).toEqual(["measure:distance_km"]);
    for (const [locale, label] of [
      ["en", "Late at the final destination"],
      ["zh-Hans", "到达最终目的地晚点时间"],
      ["zh-Hant", "抵達最終目的地的延誤時間"],
    ] as const) {
      const said = renderExplanation(flight.explanation, "agent", speechFor(locale)).join("\n");
      expect(said).toContain(label);
      expect(said).not.toContain("delay_minutes");
    }
  });
});

describe("Delay Repay", () => {
  it.each([
    [14, 0n],
    [15, 500n],
    [29, 500n],
    [30, 1_000n],
    [59, 1_000n],
    [60, 1_999n],
    [119, 1_999n],
    [120, 3_550n],
  ])("%i min late", (delay, pence) => {
    const measures = { delay_minutes: delay, return_fare_minor: 3_550 };
    expect(owed(DELAY_REPAY.policy, { pricePaidMinor: 1_999n, measures })).toBe(pence);
  });

  it.each([
    [{ attribution: "force-majeure" }, 1_999n],
    [{ attribution: "unknown" }, 1_999n],
    [{ attribution: "customer" }, 0n],
    [{ acceptance: "rejected" }, 1_999n],
    [{ occurredOn: "2016-12-10" }, 0n],
  ] as const)("a single ticket, two hours late, %j", (facts, pence) => {
    const measures = { delay_minutes: 120 };
    expect(owed(DELAY_REPAY.policy, { pricePaidMinor: 1_999n, measures, ...facts })).toBe(pence);
  });
});

describe("Ofcom", () => {
  it.each([
    ["2019-03-31", 0n, 0n, 0n],
    ["2019-04-01", 800n, 500n, 2_500n],
    ["2021-04-01", 806n, 504n, 2_518n],
    ["2022-04-01", 840n, 525n, 2_624n],
    ["2023-04-01", 933n, 583n, 2_915n],
    ["2024-04-01", 976n, 610n, 3_049n],
    ["2025-04-01", 998n, 624n, 3_119n],
    ["2026-03-31", 998n, 624n, 3_119n],
    ["2026-04-01", 1_034n, 646n, 3_231n],
  ])("a failure of %s", (occurredOn, repair, start, visit) => {
    const after = (days: number, late: number, visits: number) =>
      owed(OFCOM.policy, {
        occurredOn,
        measures: { days_without_service: days, days_late_start: late, missed_appointments: visits },
      });
    expect([after(2, 0, 0), after(3, 0, 0), after(6, 0, 0)]).toEqual([0n, repair, repair * 4n]);
    expect([after(0, 1, 0), after(0, 3, 0)]).toEqual([start, start * 3n]);
    expect([after(0, 0, 1), after(0, 0, 2)]).toEqual([visit, visit * 2n]);
  });

  it("is suspended in a civil emergency", () => {
    const measures = { days_without_service: 9, days_late_start: 0, missed_appointments: 0 };
    expect(owed(OFCOM.policy, { attribution: "force-majeure", occurredOn: "2026-05-01", measures })).toBe(0n);
  });
});

describe("China consumer law", () => {
  it.each([
    ["fraud", 10_000n, 0n, 50_000n],
    ["fraud", 16_667n, 0n, 50_001n],
    ["fraud", 100_000n, 0n, 300_000n],
    ["food", 1_000n, 0n, 100_000n],
    ["food", 50_000n, 0n, 500_000n],
    ["food", 1_000n, 90_000n, 270_000n],
    ["food", 1_000n, "unknown", 100_000n],
  ] as const)("%s of %s with a loss of %s → %s on top", (what, pricePaidMinor, provenLossMinor, multiple) => {
    const measures = what === "fraud" ? { fraud_cases: 1 } : { unsafe_food_cases: 1 };
    const loss = provenLossMinor === "unknown" ? 0n : provenLossMinor;
    expect(owed(CHINA_CONSUMER_LAW.policy, { pricePaidMinor, provenLossMinor, measures })).toBe(
      multiple + loss,
    );
  });

  it.each([
    ["both: the special law alone", { fraud_cases: 1, unsafe_food_cases: 1 }, 1_000_000n],
    ["not a consumer", { fraud_cases: 1, not_for_own_use: 1 }, 0n],
    ["a flaw of the label", { unsafe_food_cases: 1, label_flaw_cases: 1 }, 0n],
    ["nothing established", {}, 0n],
  ])("%s", (_, measures, multiple) => {
    const facts = { pricePaidMinor: 100_000n, measures };
    expect(owed(CHINA_CONSUMER_LAW.policy, facts)).toBe(multiple);
    expect(owed(CHINA_CONSUMER_LAW.policy, { ...facts, acceptance: "rejected" })).toBe(multiple + 100_000n);
  });

  it("names the missing price, and takes a currency without the tariff to a human", () => {
    const fraud = factsOf({ currency: "CNY", measures: { fraud_cases: 1 }, pricePaidMinor: "unknown" });
    expect(decideCompensation(fraud, CHINA_CONSUMER_LAW.policy).missing).toContain("pricePaid");
    const dollars = decideCompensation({ ...fraud, currency: "USD" }, CHINA_CONSUMER_LAW.policy);
    expect(dollars.kind).toBe("needs-human");
  });
});

describe("hotel and parcel", () => {
  it.each([
    ["minor", 500_000n, 50_000n],
    ["moderate", 500_000n, 125_000n],
    ["major", 500_000n, 250_000n],
    ["critical", 500_000n, 500_000n],
    ["minor", 100_000n, 20_000n],
    ["minor", 15_000n, 15_000n],
    ["moderate", 123_450n, 30_900n],
    ["critical", 9_999_900n, 1_200_000n],
  ] as const)("a stay of %s impact at %s", (impact, pricePaidMinor, back) => {
    expect(owed(HOTEL.policy, { currency: "TWD", impact, pricePaidMinor })).toBe(back);
  });

  it("a guest who could not stay gets the night and the costs, not a share besides", () => {
    const facts = {
      currency: "TWD",
      acceptance: "rejected",
      pricePaidMinor: 480_000n,
      provenLossMinor: 35_000n,
    } as const;
    expect(owed(HOTEL.policy, facts)).toBe(515_000n);
  });

  it.each([
    [0, "service", 12_000n, 0n],
    [1, "service", 12_000n, 3_000n],
    [2, "service", 12_000n, 6_000n],
    [3, "service", 12_000n, 12_000n],
    [30, "service", 900_000n, 150_000n],
    [1, "service", 8_000n, 3_000n],
    [0, "product", 12_000n, 6_000n],
    [3, "product", 12_000n, 12_000n],
  ] as const)("a parcel %i days late, %s, at %s", (days, failureKind, pricePaidMinor, back) => {
    const facts = { currency: "TWD", failureKind, pricePaidMinor, measures: { days_late: days } };
    expect(owed(PARCEL.policy, facts)).toBe(back);
  });

  it("a lost parcel brings the shipping price and the value of the goods", () => {
    const facts = {
      currency: "TWD",
      acceptance: "rejected",
      pricePaidMinor: 12_000n,
      provenLossMinor: 90_000n,
    } as const;
    expect(owed(PARCEL.policy, facts)).toBe(102_000n);
  });
});

it("the first template is what a new installation publishes", () => {
  expect(POLICY_TEMPLATES[0]?.policy).toBe(DEFAULT_POLICY);
});
