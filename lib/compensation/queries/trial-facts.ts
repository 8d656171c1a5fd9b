import type { Staff } from "@/lib/auth/staff";
import { loadFacts } from "@/lib/compensation/queries/facts";
import { db } from "@/lib/db/client";
import type { CompensationFacts } from "@/lib/domain/compensation/facts";
import { parseFacts } from "@/lib/domain/compensation/facts-json";
import type { Policy } from "@/lib/domain/compensation/policy";
import { policyForComplaint } from "@/lib/policies/queries/in-force";
import { failed, ok, type Result } from "@/lib/result";

type CaseFacts = { facts: CompensationFacts; inForce: Policy };
type Wanted = { complaintId: string; facts: "now" | "decided"; draft: Policy; now: Date };

/** The facts of a case to try a draft on, and the policy that decides the case today. Nothing is stored by looking. */
export async function trialFacts(
  _staff: Staff,
  { complaintId, facts, draft, now }: Wanted,
): Promise<Result<CaseFacts, "no-such-case" | "not-assessed" | "not-decided">> {
  const tx = db();
  const inForce = await policyForComplaint(tx, complaintId, now);
  if (facts === "decided") {
    const stored = await tx.compensationDecision.findFirst({
      where: { complaintId },
      orderBy: [{ decidedAt: "desc" }, { id: "desc" }],
      select: { facts: true },
    });
    const read = stored && parseFacts(stored.facts);
    return read?.ok ? ok({ facts: read.value, inForce }) : failed("not-decided");
  }
  const asked = { requestedRemedy: "none", customerChoice: "none" } as const;
  const loaded = await loadFacts(tx, { complaintId, policy: draft, asked, now });
  if (loaded.kind === "not-found") return failed("no-such-case");
  return loaded.kind === "ready" ? ok({ facts: loaded.facts, inForce }) : failed("not-assessed");
}
