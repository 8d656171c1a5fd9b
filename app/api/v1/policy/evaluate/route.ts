import { answerSafely } from "@/lib/api/answer-safely";
import { fieldError, schemaErrors } from "@/lib/api/errors";
import { BODY_LIMIT } from "@/lib/api/limits";
import { evaluationAnswer } from "@/lib/api/policy-answers";
import { evaluationRequest } from "@/lib/api/policy-schema";
import { readFacts } from "@/lib/api/read-facts";
import { openWithCredential } from "@/lib/api-credentials/mutations";
import type { ApiClient } from "@/lib/auth/staff";
import { checkPolicy } from "@/lib/domain/compensation/check-policy";
import { decideCompensation } from "@/lib/domain/compensation/decide";
import { readJsonBody } from "@/lib/http/json-body";
import { answer, methodNotAllowed, problem, refusal } from "@/lib/http/problem";
import { negotiateLocale } from "@/lib/i18n/negotiate";
import { databaseNow } from "@/lib/now";
import { publishedVersion } from "@/lib/policies/queries/in-force";
import { policyVersionForClient, type ReadablePolicy } from "@/lib/policies/queries/readable";

export const dynamic = "force-dynamic";

/** What a policy decides for the facts that are sent. Nothing is stored. */
export function POST(request: Request): Promise<Response> {
  return answerSafely(async () => {
    const now = databaseNow();
    const admitted = await openWithCredential(request.headers, "policy:evaluate", now);
    return admitted.ok ? evaluate(request, admitted.client, now) : refusal(admitted);
  });
}

async function evaluate(request: Request, client: ApiClient, now: Date): Promise<Response> {
  const body = await readJsonBody(request, BODY_LIMIT);
  if (!body.ok) return problem(body.reason, body);
  const input = evaluationRequest.safeParse(body.value);
  if (!input.success) return problem("invalid", { errors: schemaErrors(input.error, body.value) });
  const facts = readFacts(input.data.facts);
  if (!facts.ok) return problem("invalid", facts);
  const policy = await policyOf(client, input.data.policyVersionId, now);
  const wrong = (code: "version-unknown" | "version-unusable") =>
    problem("invalid", { errors: [fieldError("policyVersionId", code)] });
  if (!policy) return wrong("version-unknown");
  // A draft is work in progress; what does not hold together decides nothing.
  if (policy.status === "draft" && checkPolicy(policy.document).length > 0) return wrong("version-unusable");
  const acceptLanguage = request.headers.get("accept-language");
  const locale = input.data.locale ?? negotiateLocale({ acceptLanguage });
  return answer(evaluationAnswer(decideCompensation(facts.value, policy.document), policy, locale));
}

async function policyOf(
  client: ApiClient,
  id: string | undefined,
  now: Date,
): Promise<ReadablePolicy | null> {
  if (id !== undefined) return policyVersionForClient(client, id);
  const { id: inForce, policy } = await publishedVersion(now);
  return { id: inForce, status: "published", document: policy };
}

const refuse = methodNotAllowed("POST");

export { refuse as DELETE, refuse as GET, refuse as HEAD, refuse as OPTIONS, refuse as PATCH, refuse as PUT };
