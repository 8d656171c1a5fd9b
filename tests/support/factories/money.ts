import { randomUUID } from "node:crypto";
import { db } from "@/lib/db/client";
import type { LedgerSubject } from "@/lib/ledger/types";

const NOON = new Date("2026-11-20T12:00:00Z");

/** The organisation every other row leans on; made once, however often it is asked for. */
export async function anOrganisation(): Promise<void> {
  await db().organisation.createMany({
    data: {
      id: 1,
      name: "Harbour Hotels",
      timeZone: "Asia/Taipei",
      baseCurrency: "TWD",
      languages: ["en", "zh-Hans", "zh-Hant"],
      outsideReferral: {},
    },
    skipDuplicates: true,
  });
}

export async function aDepartment(): Promise<string> {
  const { id } = await db().department.create({
    data: {
      key: `department-${randomUUID()}`,
      names: { en: "Front office", "zh-Hans": "前厅部", "zh-Hant": "前檯部" },
    },
    select: { id: true },
  });
  return id;
}

export type BudgetOverrides = Partial<{
  departmentId: string;
  currency: string;
  goodwillLimitMinor: bigint;
  entitlementPlannedMinor: bigint;
  periodStart: Date;
  periodEnd: Date;
}>;

/** A budget of the year 2026, 1,000.00 TWD for each part, in a department of its own unless one is named. */
export async function aBudget(
  overrides: BudgetOverrides = {},
): Promise<{ id: string; departmentId: string }> {
  const departmentId = overrides.departmentId ?? (await aDepartment());
  const { id } = await db().budget.create({
    data: {
      departmentId,
      currency: overrides.currency ?? "TWD",
      periodStart: overrides.periodStart ?? new Date("2026-01-01"),
      periodEnd: overrides.periodEnd ?? new Date("2027-01-01"),
      goodwillLimitMinor: overrides.goodwillLimitMinor ?? 100_000n,
      entitlementPlannedMinor: overrides.entitlementPlannedMinor ?? 100_000n,
    },
    select: { id: true },
  });
  return { id, departmentId };
}

export type StaffOverrides = Partial<{ role: string; name: string; departmentId: string | null }>;

export async function aStaffRow(
  overrides: StaffOverrides = {},
): Promise<{ id: string; name: string; role: string }> {
  const name = overrides.name ?? "Anna";
  return db().staff.create({
    data: {
      email: `${randomUUID()}@example.com`,
      name,
      role: overrides.role ?? "agent",
      departmentId: overrides.departmentId ?? null,
    },
    select: { id: true, name: true, role: true },
  });
}

export type ComplaintOverrides = Partial<{
  customerId: string;
  departmentId: string | null;
  assigneeId: string | null;
  status: string;
  severity: string;
  impact: string | null;
  failureKind: string | null;
  attribution: string;
  acceptance: string;
  orderReference: string | null;
  amountPaidMinor: bigint | null;
  provenLossMinor: bigint | null;
  currency: string | null;
  receivedAt: Date;
  locale: string;
  emotionalImpact: string;
  categoryKey: string | null;
  regionKey: string | null;
}>;

export async function aCustomer(locale = "zh-Hant"): Promise<{ id: string; contactPointId: string }> {
  const customer = await db().customer.create({
    data: {
      name: "林小姐",
      locale,
      contactPoints: { create: { kind: "email", value: `${randomUUID()}@example.com` } },
    },
    select: { id: true, contactPoints: { select: { id: true } } },
  });
  return { id: customer.id, contactPointId: customer.contactPoints[0]?.id ?? "" };
}

/** A complaint about a service failure of ours, assessed, standard, received an hour before noon. */
export async function aComplaint(overrides: ComplaintOverrides = {}) {
  const customerId = overrides.customerId ?? (await aCustomer()).id;
  const receivedAt = overrides.receivedAt ?? new Date(NOON.getTime() - 3_600_000);
  const complaint = await db().complaint.create({
    data: {
      reference: randomUUID().slice(0, 13).toUpperCase(),
      customerId,
      channel: "web",
      locale: overrides.locale ?? "zh-Hant",
      subject: "Room not ready",
      flags: [],
      status: overrides.status ?? "assessed",
      severity: overrides.severity ?? "standard",
      severityReasons: [],
      impact: overrides.impact === undefined ? "major" : overrides.impact,
      failureKind: overrides.failureKind === undefined ? "service" : overrides.failureKind,
      attribution: overrides.attribution ?? "company",
      acceptance: overrides.acceptance ?? "rejected",
      emotionalImpact: overrides.emotionalImpact ?? "none",
      categoryKey: overrides.categoryKey ?? null,
      orderReference: overrides.orderReference === undefined ? null : overrides.orderReference,
      amountPaidMinor: overrides.amountPaidMinor === undefined ? 480_000n : overrides.amountPaidMinor,
      provenLossMinor: overrides.provenLossMinor === undefined ? 35_000n : overrides.provenLossMinor,
      currency: overrides.currency === undefined ? "TWD" : overrides.currency,
      receivedAt,
      promiseDueAt: new Date(receivedAt.getTime() + 24 * 3_600_000),
      nextDueAt: new Date(receivedAt.getTime() + 24 * 3_600_000),
      departmentId: overrides.departmentId ?? null,
      regionKey: overrides.regionKey ?? null,
      assigneeId: overrides.assigneeId ?? null,
    },
    select: { id: true, reference: true, customerId: true, version: true },
  });
  await logFiling(complaint.id, { ...overrides, receivedAt, customerId });
  return complaint;
}

/** The events a complaint of these factories begins with: tests of what follows leave them out. */
export const INTAKE = ["filed", "severity-set"];

/** How it came in and what state it is in, as the log of a real one would say: clocks are counted from it. */
async function logFiling(
  complaintId: string,
  given: ComplaintOverrides & { receivedAt: Date; customerId: string },
) {
  const { receivedAt: occurredAt, severity = "standard", status: to = "assessed" } = given;
  const { categoryKey = null, regionKey = null } = given;
  const contact = await db().contactPoint.findFirst({
    where: { customerId: given.customerId, kind: "email" },
    select: { id: true },
  });
  const letterContactId = contact?.id ?? null;
  const filed = { type: "filed", facts: { categoryKey, regionKey, letterContactId } };
  const graded = { type: "severity-set", facts: { severity, to } };
  await db().complaintEvent.createMany({
    data: [filed, graded].map((event) => ({ ...event, complaintId, actorKind: "system", occurredAt })),
  });
}

export type SubjectOverrides = Partial<Pick<LedgerSubject, "part" | "currency">> & {
  /** What was approved; 10.00 unless said otherwise. */
  amountMinor?: bigint;
  budgetId: string;
  complaintId?: string;
  requestedById?: string;
};

/** A proposed award of 10.00 with its decision, as the ledger needs it to exist. */
export async function anAwardSubject(overrides: SubjectOverrides): Promise<LedgerSubject> {
  const complaint = overrides.complaintId
    ? await db().complaint.findUniqueOrThrow({
        where: { id: overrides.complaintId },
        select: { id: true, customerId: true },
      })
    : await aComplaint();
  const requestedById = overrides.requestedById ?? (await aStaffRow()).id;
  const part = overrides.part ?? "goodwill";
  const currency = overrides.currency ?? "TWD";
  const decision = await db().compensationDecision.create({
    data: {
      complaintId: complaint.id,
      policyId: "default",
      policyVersion: 1,
      factsVersion: 1,
      facts: {},
      decision: {},
      decidedAt: NOON,
    },
    select: { id: true },
  });
  const award = await db().award.create({
    data: {
      complaintId: complaint.id,
      customerId: complaint.customerId,
      decisionId: decision.id,
      authorityKey: complaint.id,
      status: "proposed",
      currency,
      part,
      tier: "moderate",
      amountMinor: overrides.amountMinor ?? 1_000n,
      requestedById,
      createdAt: NOON,
    },
    select: { id: true },
  });
  return {
    awardId: award.id,
    complaintId: complaint.id,
    budgetId: overrides.budgetId,
    part,
    currency,
    policyId: "default",
    policyVersion: 1,
  };
}

/** A remedy of an award; a refund of all that was approved unless said otherwise. */
export async function aRemedy(
  { awardId }: Pick<LedgerSubject, "awardId">,
  overrides: Partial<{ kind: string; amountMinor: bigint; position: number }> = {},
): Promise<{ id: string; kind: string; amountMinor: bigint }> {
  const award = await db().award.findUniqueOrThrow({ where: { id: awardId }, select: { amountMinor: true } });
  return db().awardRemedy.create({
    data: {
      awardId,
      position: overrides.position ?? 0,
      kind: overrides.kind ?? "refund",
      amountMinor: overrides.amountMinor ?? award.amountMinor,
    },
    select: { id: true, kind: true, amountMinor: true },
  });
}
