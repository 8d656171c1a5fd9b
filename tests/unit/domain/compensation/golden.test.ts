import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { decideCompensation } from "@/lib/domain/compensation/decide";
import { serialiseDecision } from "@/lib/domain/compensation/decision";
import type { Policy } from "@/lib/domain/compensation/policy";
import { DEFAULT_POLICY } from "@/lib/domain/compensation/templates/general-retail";
import { variedCases } from "@/scripts/bench/parts/policy-cases";
import { EU_261, OFCOM } from "./tariff-policies";

function fingerprint(policy: Policy, count: number): string {
  const hash = createHash("sha256");
  for (const facts of variedCases(count)) hash.update(serialiseDecision(decideCompensation(facts, policy)));
  return hash.digest("hex").slice(0, 16);
}

const CAPPED: Policy = {
  ...DEFAULT_POLICY,
  rules: DEFAULT_POLICY.rules.map((rule) => ({
    ...rule,
    group: rule.id.startsWith("rate") ? "rates" : null,
  })),
  caps: {
    ...DEFAULT_POLICY.caps,
    goodwillPerComplaintMinor: DEFAULT_POLICY.authority.limitMinor.agent,
    awardsPerWindowMinor: DEFAULT_POLICY.authority.limitMinor.lead,
    goodwillPerIncidentCaseMinor: DEFAULT_POLICY.authority.limitMinor.agent,
  },
};

// Stored decisions are compared byte by byte on replay, so a faster way of deciding must write the same bytes. Where a
// change of what is decided is meant, DECISION_VERSION and these move together.
describe("the bytes of decisions", () => {
  it.each([
    ["the default policy", DEFAULT_POLICY, "8102466b7c840c02"],
    ["with groups and caps", CAPPED, "b42aeed4b95743f6"],
    ["EU 261", EU_261, "3f1c0eb44a82a2dc"],
    ["Ofcom", OFCOM, "b114dadafc2c4e81"],
  ])("stay what they were: %s", (_, policy, expected) => {
    expect(fingerprint(policy, 400)).toBe(expected);
  });
});
