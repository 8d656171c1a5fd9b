import { answerSafely } from "@/lib/api/answer-safely";
import { staffAnswer } from "@/lib/api/staff-answers";
import { openWithCredential } from "@/lib/api-credentials/mutations";
import { recordView } from "@/lib/audit/mutations";
import { caseByReference } from "@/lib/complaints/queries/case";
import { caseTimeline } from "@/lib/complaints/queries/timeline";
import { parseReference } from "@/lib/domain/reference";
import { answer, methodNotAllowed, problem, refusal } from "@/lib/http/problem";
import { databaseNow } from "@/lib/now";
import { clocksOfCase } from "@/lib/sla/queries/case-clocks";

export const dynamic = "force-dynamic";

type Context = { params: Promise<{ reference: string }> };

/** One case with its whole story, for a program that may read cases. */
export function GET(request: Request, { params }: Context): Promise<Response> {
  return answerSafely(async () => read(request, (await params).reference, databaseNow()));
}

async function read({ headers }: Request, typed: string, now: Date): Promise<Response> {
  const admitted = await openWithCredential(headers, "complaints:read", now);
  if (!admitted.ok) return refusal(admitted);
  const { client } = admitted;
  const reference = parseReference(typed);
  const file = reference && (await caseByReference(client, reference, "en"));
  if (!file) return problem("not-found");
  const subject = { kind: "complaint", id: file.id } as const;
  const actor = { kind: "api", id: client.id } as const;
  await recordView({ actor, action: "case-viewed", subject, customerId: file.customerId });
  const [timeline, clocks] = await Promise.all([
    caseTimeline(client, file.id),
    clocksOfCase(client, file.id, now),
  ]);
  return answer(staffAnswer(file, { timeline, clocks }));
}

const refuse = methodNotAllowed("GET", "HEAD");

export { refuse as DELETE, refuse as OPTIONS, refuse as PATCH, refuse as POST, refuse as PUT };
