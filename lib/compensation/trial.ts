import type { Staff } from "@/lib/auth/staff";
import { trialFacts } from "@/lib/compensation/queries/trial-facts";
import { trialSide } from "@/lib/compensation/trial-side";
import type { TrialAnswer, TrialCase, TrialFailure } from "@/lib/compensation/trial-types";
import { caseIdByReference } from "@/lib/complaints/queries/case-id";
import { checkPolicy } from "@/lib/domain/compensation/check-policy";
import type { CompensationFacts } from "@/lib/domain/compensation/facts";
import { parseFacts, serialiseFacts } from "@/lib/domain/compensation/facts-json";
import type { Policy } from "@/lib/domain/compensation/policy";
import { parseReference } from "@/lib/domain/reference";
import type { Locale } from "@/lib/i18n/config";
import { publishedPolicy } from "@/lib/policies/queries/in-force";
import { readDocument } from "@/lib/policies/read-document";

type Ground = { facts: CompensationFacts; inForce: Policy };
type Trial = { document: string; wanted: TrialCase };

function refused(reason: TrialFailure, path = ""): TrialAnswer {
  return { ok: false, reason, path };
}

async function groundOf(
  staff: Staff,
  { wanted, draft }: { wanted: TrialCase; draft: Policy },
  now: Date,
): Promise<Ground | TrialAnswer> {
  if (wanted.kind === "invented") {
    const read = parseFacts(wanted.facts);
    return read.ok
      ? { facts: read.value, inForce: await publishedPolicy(now) }
      : refused("not-facts", read.path);
  }
  const reference = parseReference(wanted.reference);
  const complaintId = reference && (await caseIdByReference(staff, reference));
  if (!complaintId) return refused("no-such-case");
  const loaded = await trialFacts(staff, { complaintId, facts: wanted.facts, draft, now });
  return loaded.ok ? loaded.value : refused(loaded.reason);
}

/** What a case would bring under a document that need not be stored, and what it brings today; nothing is written. */
export async function tryCase(
  staff: Staff,
  { document, wanted }: Trial,
  { locale, now }: { locale: Locale; now: Date },
): Promise<TrialAnswer> {
  const read = readDocument(document);
  if (!read.ok) return refused("no-policy", read.issues[0]?.path);
  const [problem] = checkPolicy(read.policy);
  if (problem) return refused("has-problems", problem.path);
  const ground = await groundOf(staff, { wanted, draft: read.policy }, now);
  if ("ok" in ground) return ground;
  return {
    ok: true,
    draft: trialSide(ground.facts, read.policy, locale),
    inForce: trialSide(ground.facts, ground.inForce, locale),
    facts: serialiseFacts(ground.facts),
  };
}
