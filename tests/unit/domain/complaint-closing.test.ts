import { describe, expect, it } from "vitest";
import { ATTRIBUTIONS, mayApologiseForFault } from "@/lib/domain/assessment";
import { type ClosingFacts, mayClose } from "@/lib/domain/complaint-closing";

const complete: ClosingFacts = {
  status: "resolved",
  outcome: "upheld",
  hasApologyOrRegret: true,
  apologyAllowed: true,
  hasExplanation: true,
  rootCauseKey: "service-slow",
  openAwards: 0,
  owedResponses: 0,
  attribution: "company",
};
const bare = {
  outcome: null,
  hasApologyOrRegret: false,
  hasExplanation: false,
  rootCauseKey: null,
  attribution: null,
};

describe("closing a complaint", () => {
  it("is possible when everything is on record", () => {
    expect(mayClose(complete)).toEqual([]);
  });

  it.each([
    [{ outcome: null }, ["outcome"]],
    [{ attribution: null }, ["attribution"]],
    [{ hasExplanation: false }, ["explanation"]],
    [{ rootCauseKey: null }, ["root-cause"]],
    [{ openAwards: 1 }, ["settled-awards"]],
    [{ owedResponses: 1 }, ["final-response"]],
    [{ hasApologyOrRegret: false }, ["apology"]],
    [{ hasApologyOrRegret: false, apologyAllowed: false }, ["regret"]],
    [{ status: "investigating" }, ["legal-status"]],
    [{ status: "solved-on-the-spot", rootCauseKey: null }, ["root-cause"]],
    [{ status: "referred", hasExplanation: false }, ["explanation"]],
  ] as const)("with %o misses %o", (change, missing) => {
    expect(mayClose({ ...complete, ...change })).toEqual(missing);
  });

  it("asks nothing human of what was withdrawn or a duplicate", () => {
    expect(mayClose({ ...complete, ...bare, status: "withdrawn" })).toEqual([]);
    expect(mayClose({ ...complete, ...bare, status: "duplicate" })).toEqual([]);
    expect(mayClose({ ...complete, ...bare, outcome: "withdrawn" })).toEqual([]);
  });

  it("asks an enquiry for its answer only", () => {
    expect(mayClose({ ...complete, ...bare, status: "enquiry" })).toEqual(["explanation"]);
    expect(mayClose({ ...complete, ...bare, status: "enquiry", hasExplanation: true })).toEqual([]);
  });

  it("never leaves an offer standing, not even of a withdrawn complaint", () => {
    expect(mayClose({ ...complete, status: "withdrawn", openAwards: 2 })).toEqual(["settled-awards"]);
  });
});

it("apologises for a fault only where it is ours or our partner's", () => {
  expect(ATTRIBUTIONS.filter(mayApologiseForFault)).toEqual(["company", "partner"]);
});
