import { answerSafely } from "@/lib/api/answer-safely";
import { fieldError, schemaErrors } from "@/lib/api/errors";
import { queueAnswer } from "@/lib/api/staff-answers";
import { queueQuery } from "@/lib/api/staff-schema";
import { openWithCredential } from "@/lib/api-credentials/mutations";
import { listQueue } from "@/lib/complaints/queries/queue";
import { parseQueueCursor } from "@/lib/complaints/queue-filter";
import { answer, methodNotAllowed, problem, refusal } from "@/lib/http/problem";
import { databaseNow } from "@/lib/now";

export const dynamic = "force-dynamic";

/** A page of the queue for a program that may read cases. */
export function GET(request: Request): Promise<Response> {
  return answerSafely(() => list(request, databaseNow()));
}

async function list({ headers, url }: Request, now: Date): Promise<Response> {
  const admitted = await openWithCredential(headers, "complaints:read", now);
  if (!admitted.ok) return refusal(admitted);
  const { searchParams } = new URL(url);
  const twice = [...new Set(searchParams.keys())].filter((name) => searchParams.getAll(name).length > 1);
  if (twice.length > 0)
    return problem("invalid", { errors: twice.map((name) => fieldError(name, "wrong-format")) });
  const asked = Object.fromEntries(searchParams);
  const query = queueQuery.safeParse(asked);
  if (!query.success) return problem("invalid", { errors: schemaErrors(query.error, asked) });
  const { after, severity = null, status = null, category = null } = query.data;
  const { region = null, assignee = null, language = null, channel = null } = query.data;
  const cursor = after === undefined ? null : parseQueueCursor({ after });
  if (after !== undefined && !cursor)
    return problem("invalid", { errors: [fieldError("after", "cursor-malformed")] });
  return answer(
    queueAnswer(
      await listQueue(
        admitted.client,
        { severity, status, category, region, assignee, language, channel, sort: null },
        cursor,
      ),
    ),
  );
}

const refuse = methodNotAllowed("GET", "HEAD");

export { refuse as DELETE, refuse as OPTIONS, refuse as PATCH, refuse as POST, refuse as PUT };
