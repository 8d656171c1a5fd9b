import { describe, expect, it } from "vitest";
import { cfpbFormat } from "@/lib/imports/cfpb";

const ROW = {
  "Date received": "03/22/23",
  Issue: "Charged fees or interest you didn't expect",
  "Consumer complaint narrative": "I paid {$1400.00} and they charged a leasing fee.",
  "Company response to consumer": "Closed with monetary relief",
  "Timely response?": "Yes",
  "Complaint ID": "6497456",
  State: "TX",
  "ZIP code": "782XX",
  Tags: "Older American",
};

const parse = (change: Record<string, string> = {}) =>
  cfpbFormat.parseRow(new Map(Object.entries({ ...ROW, ...change })), {
    timeZone: "America/New_York",
    regions: new Map(),
  });

describe("a row of the Bureau", () => {
  it("becomes a closed complaint whose relief is known by kind, not by amount", () => {
    const parsed = parse();
    expect(parsed).toMatchObject({
      ok: true,
      complaint: {
        sourceId: "6497456",
        customer: { name: "Consumer TX 782XX", email: null, phone: null },
        categoryKey: "billing",
        status: "closed",
        vulnerable: true,
        relief: { kind: "monetary", amountMinor: null, currency: null },
        facts: { timelyResponse: true, companyResponse: "Closed with monetary relief" },
      },
    });
  });

  it("falls on the Bureau's day in the organisation's zone", () => {
    const parsed = parse();
    expect(parsed.ok && parsed.complaint.receivedAt.toISOString()).toBe("2023-03-22T16:00:00.000Z");
  });

  it("has no relief when the company was late", () => {
    const parsed = parse({ "Company response to consumer": "Untimely response" });
    expect(parsed.ok && parsed.complaint.relief).toBe(null);
  });

  it("reads None as empty", () => {
    const parsed = parse({ State: "None", Tags: "None" });
    expect(parsed).toMatchObject({
      ok: true,
      complaint: { customer: { name: "Consumer 782XX" }, vulnerable: false },
    });
  });

  it.each([
    { change: { "Date received": "02/30/23" }, reason: /Date received/ },
    { change: { "Date received": "2023-03-22" }, reason: /Date received/ },
    { change: { "Complaint ID": "abc" }, reason: /Complaint ID/ },
    { change: { "Consumer complaint narrative": "None" }, reason: /narrative is empty/ },
    { change: { "Company response to consumer": "Maybe" }, reason: /unknown: "Maybe"/ },
  ])("is rejected with its reason: $change", ({ change, reason }) => {
    const parsed = parse(change);
    expect(parsed.ok ? "" : parsed.reason).toMatch(reason);
  });
});
