import { db } from "@/lib/db/client";
import type { AuthorityLimits } from "@/lib/domain/compensation/authority";
import { toCanonicalJson } from "@/lib/domain/compensation/json";
import type { Policy } from "@/lib/domain/compensation/policy";
import { DEFAULT_POLICY } from "@/lib/domain/compensation/templates/general-retail";

function withLimits(policy: Policy, { agent, lead, manager }: AuthorityLimits): Policy {
  const { limitMinor, windowDays } = policy.authority;
  return {
    ...policy,
    authority: {
      windowDays,
      limitMinor: {
        agent: { ...limitMinor.agent, TWD: agent },
        lead: { ...limitMinor.lead, TWD: lead },
        manager: { ...limitMinor.manager, TWD: manager },
      },
    },
  };
}

type Published = {
  policy?: Policy;
  limits?: AuthorityLimits;
  effectiveFrom?: Date;
  departments?: readonly string[];
  regions?: readonly string[];
};

/** Publishes the next version of a policy (the default one unless another is given), with limits in TWD. */
export async function aPolicy(published: Published = {}): Promise<Policy> {
  const { policy: base = DEFAULT_POLICY, limits, departments = null, regions = null } = published;
  const version = 1 + (await db().policyVersion.count({ where: { policyId: base.id } }));
  const policy = { ...(limits ? withLimits(base, limits) : base), version };
  const effectiveFrom = published.effectiveFrom ?? new Date(`${policy.effectiveFrom}T00:00:00Z`);
  await db().$executeRaw`
    INSERT INTO policy_version (policy_id, version, status, document, effective_from, departments, regions)
    VALUES (${policy.id}, ${version}, 'published', ${toCanonicalJson(policy)}::jsonb, ${effectiveFrom}, ${departments}, ${regions})`;
  return policy;
}
