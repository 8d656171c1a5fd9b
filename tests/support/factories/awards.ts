import { randomUUID } from "node:crypto";
import type { Staff } from "@/lib/auth/staff";
import { decisionMark } from "@/lib/compensation/decision-mark";
import { proposeRemedy } from "@/lib/compensation/mutations/propose";
import { loadFacts } from "@/lib/compensation/queries/facts";
import type { ChosenLine, ProposalInput, Proposed } from "@/lib/compensation/types";
import { db } from "@/lib/db/client";
import { decideCompensation } from "@/lib/domain/compensation/decide";
import type { Decision } from "@/lib/domain/compensation/decision";
import type { Role } from "@/lib/domain/roles";
import { policyForComplaint } from "@/lib/policies/queries/in-force";
import {
  aBudget,
  aComplaint,
  aDepartment,
  anOrganisation,
  aStaffRow,
  type ComplaintOverrides,
} from "./money";
import { aPolicy } from "./policies";

export async function staffMember(role: Role, name: string = role): Promise<Staff> {
  const row = await aStaffRow({ role, name });
  return {
    id: row.id,
    name,
    email: `${randomUUID()}@example.com`,
    role,
    locale: "en",
    departmentId: null,
    proof: "session-checked",
  };
}

export type Limits = { agent: bigint; lead: bigint; manager: bigint };

/** One desk: a department with a budget of 2026 and limits in TWD. */
export async function aDesk(limits: Partial<Limits> = {}, budget: Parameters<typeof aBudget>[0] = {}) {
  await anOrganisation();
  const departmentId = await aDepartment();
  const { id: budgetId } = await aBudget({
    departmentId,
    goodwillLimitMinor: 10_000_000n,
    entitlementPlannedMinor: 10_000_000n,
    ...budget,
  });
  const { agent = 800_000n, lead = 3_000_000n, manager = 15_000_000n } = limits;
  await aPolicy({ limits: { agent, lead, manager } });
  const agentStaff = await staffMember("agent");
  return {
    departmentId,
    budgetId,
    agent: agentStaff,
    lead: await staffMember("lead"),
    manager: await staffMember("manager"),
    complaint: (overrides: ComplaintOverrides = {}) =>
      aComplaint({ departmentId, assigneeId: agentStaff.id, ...overrides }),
  };
}

/** What the rules propose for a complaint right now. */
export async function decisionFor(complaintId: string, now: Date): Promise<Decision> {
  const policy = await policyForComplaint(db(), complaintId, now);
  const asked = { requestedRemedy: "none", customerChoice: "none" } as const;
  const loaded = await loadFacts(db(), { complaintId, policy, asked, now });
  if (loaded.kind !== "ready") throw new Error(`no facts: ${loaded.kind}`);
  return decideCompensation(loaded.facts, policy);
}

export function valueLines(decision: Decision): ChosenLine[] {
  return decision.lines.flatMap((line) =>
    line.part === "human" ? [] : [{ part: line.part, kind: line.kind, faceMinor: line.faceMinor }],
  );
}

/** Proposes what the rules say, or what the overrides say instead. */
export async function propose(
  staff: Staff,
  complaintId: string,
  now: Date,
  overrides: Partial<ProposalInput> = {},
): Promise<Proposed> {
  const decision = await decisionFor(complaintId, now);
  return proposeRemedy(
    staff,
    {
      complaintId,
      seen: decisionMark(decision),
      requestedRemedy: "none",
      customerChoice: "none",
      lines: valueLines(decision),
      care: [],
      reasonCode: null,
      words: "We are sorry. This is what we offer, and why.",
      ...overrides,
    },
    now,
  );
}
