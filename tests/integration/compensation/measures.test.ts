import { beforeAll, describe, expect, it } from "vitest";
import type { Staff } from "@/lib/auth/staff";
import { remedyView } from "@/lib/compensation/queries/remedy";
import { speechFor } from "@/lib/compensation/speech";
import { type Assessment, assessComplaint } from "@/lib/complaints/mutations/assess";
import { caseByReference } from "@/lib/complaints/queries/case";
import { db } from "@/lib/db/client";
import { renderExplanation } from "@/lib/domain/compensation/render";
import { EU_261 } from "@/lib/domain/compensation/templates/eu-261";
import { measuresOfCase } from "@/lib/policies/queries/case-measures";
import { staffMember } from "@/tests/support/factories/awards";
import { aCategoryWithCauses } from "@/tests/support/factories/desk";
import { aComplaint, aDepartment, anOrganisation } from "@/tests/support/factories/money";
import { aPolicy } from "@/tests/support/factories/policies";

const NOW = new Date("2026-11-20T12:00:00Z");
const nothingAsked = { requestedRemedy: "none", customerChoice: "none" } as const;

let agent: Staff;
let flights: { departmentId: string; categoryKey: string };

beforeAll(async () => {
  await anOrganisation();
  await aPolicy();
  agent = await staffMember("agent");
  const departmentId = await aDepartment();
  const { key } = await db().department.findUniqueOrThrow({ where: { id: departmentId } });
  await aPolicy({ policy: EU_261.policy, departments: [key] });
  const { categoryKey } = await aCategoryWithCauses(departmentId);
  flights = { departmentId, categoryKey };
});

async function aLateFlight() {
  return aComplaint({ ...flights, amountPaidMinor: 4_900n, currency: "EUR", provenLossMinor: null });
}

async function assess(complaintId: string, circumstances: Pick<Assessment, "occurredOn" | "measures">) {
  const { version } = await db().complaint.findUniqueOrThrow({ where: { id: complaintId } });
  const assessment: Assessment = {
    impact: "moderate",
    categoryKey: flights.categoryKey,
    failureKind: "service",
    acceptance: "accepted-flawed",
    attribution: "company",
    amountPaidMinor: 4_900n,
    provenLossMinor: 0n,
    currency: "EUR",
    vulnerable: false,
    emotionalImpact: "none",
    ...circumstances,
  };
  return assessComplaint(agent, { complaintId, expectedVersion: version, assessment }, NOW);
}

async function proposal(
  complaintId: string,
  asked: Parameters<typeof remedyView>[1]["asked"] = nothingAsked,
) {
  const view = await remedyView(agent, { complaintId, asked, now: NOW });
  if (view.kind !== "ready") throw new Error(view.kind);
  return view.proposal;
}

describe("a case under a tariff that reads measures", () => {
  it("is asked for what the policy in force for it reads, another case for nothing", async () => {
    const flight = await aLateFlight();
    const asked = await measuresOfCase(agent, flight.id, NOW);
    expect(asked.needsDay).toBe(true);
    expect(asked.measures.map(({ name }) => name)).toContain("distance_km");
    const elsewhere = await aComplaint();
    expect(await measuresOfCase(agent, elsewhere.id, NOW)).toEqual({ measures: [], needsDay: false });
  });

  it("says what is missing, one after the other, and decides once it is recorded", async () => {
    const { id, reference } = await aLateFlight();
    await assess(id, {});
    const first = await proposal(id);
    expect(first.decision.missing).toEqual(["measure:delay_minutes"]);
    const said = renderExplanation(first.decision.explanation, "agent", speechFor("en")).join("\n");
    expect(said).toContain("Not yet measured: Late at the final destination.");
    expect(first.decision.totals.entitlementMinor).toBe(0n);

    await assess(id, { measures: { delay_minutes: 220, distance_km: 1_200 } });
    expect((await proposal(id)).decision.missing).toEqual(["occurredOn"]);

    await assess(id, { occurredOn: "2026-11-02" });
    const { decision, owed } = await proposal(id);
    expect(decision.missing).toEqual([]);
    expect(decision.policyId).toBe("eu-261");
    expect(owed).toMatchObject([{ kind: "cash", purpose: "tariff", faceMinor: 25_000n }]);
    expect((await caseByReference(agent, reference, "en"))?.measures).toEqual({
      delay_minutes: 220,
      distance_km: 1_200,
    });

    const chosen = await proposal(id, { ...nothingAsked, customerChoice: "voucher" });
    expect(chosen.owed).toMatchObject([{ kind: "voucher", faceMinor: 25_000n }]);
  });

  it("keeps what a form does not name, and forgets what was emptied", async () => {
    const { id, reference } = await aLateFlight();
    const shown = async () => {
      const file = await caseByReference(agent, reference, "en");
      return { occurredOn: file?.occurredOn, measures: file?.measures };
    };
    await assess(id, { occurredOn: "2026-11-02", measures: { delay_minutes: 220, distance_km: 1_200 } });
    await assess(id, { measures: { delay_minutes: null } });
    expect(await shown()).toEqual({ occurredOn: "2026-11-02", measures: { distance_km: 1_200 } });
    await assess(id, { measures: {} });
    expect(await shown()).toEqual({ occurredOn: "2026-11-02", measures: { distance_km: 1_200 } });
    await assess(id, { occurredOn: null });
    expect(await shown()).toEqual({ occurredOn: null, measures: { distance_km: 1_200 } });
    const events = await db().complaintEvent.findMany({
      where: { complaintId: id, type: "assessed" },
      orderBy: { id: "asc" },
    });
    expect(events.map(({ facts }) => facts)).toMatchObject([
      { occurredOn: "2026-11-02", measures: ["delay_minutes=220", "distance_km=1200"] },
      { measures: ["distance_km=1200"] },
      { impact: "moderate" },
      { occurredOn: null },
    ]);
  });

  it("refuses a day that has not come, by the organisation's own calendar", async () => {
    const { id } = await aLateFlight();
    // Noon in UTC is the same day in Taipei; the next one begins there at 16:00.
    expect(await assess(id, { occurredOn: "2026-11-21" })).toEqual({ ok: false, reason: "future-day" });
    expect(await assess(id, { occurredOn: "2026-11-20" })).toMatchObject({ ok: true });
  });
});
