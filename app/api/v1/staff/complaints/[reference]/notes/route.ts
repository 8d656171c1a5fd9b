import { answerSafely } from "@/lib/api/answer-safely";
import { schemaErrors } from "@/lib/api/errors";
import { readIdempotencyKey } from "@/lib/api/idempotency-key";
import { BODY_LIMIT } from "@/lib/api/limits";
import { newNote } from "@/lib/api/staff-schema";
import { openWithCredential } from "@/lib/api-credentials/mutations";
import type { ApiClient } from "@/lib/auth/staff";
import { addApiNote } from "@/lib/complaints/mutations/add-note";
import { caseIdByReference } from "@/lib/complaints/queries/case-id";
import { parseReference } from "@/lib/domain/reference";
import { readJsonBody } from "@/lib/http/json-body";
import { answer, methodNotAllowed, problem, refusal } from "@/lib/http/problem";
import { databaseNow } from "@/lib/now";

export const dynamic = "force-dynamic";

type Context = { params: Promise<{ reference: string }> };

/** Leaves a note for colleagues under the credential's name. */
export function POST(request: Request, { params }: Context): Promise<Response> {
  return answerSafely(async () => {
    const now = databaseNow();
    const admitted = await openWithCredential(request.headers, "notes:write", now);
    if (!admitted.ok) return refusal(admitted);
    return write(request, admitted.client, { typed: (await params).reference, now });
  });
}

async function write(
  request: Request,
  client: ApiClient,
  { typed, now }: { typed: string; now: Date },
): Promise<Response> {
  const key = readIdempotencyKey(request.headers, client.id);
  if (!key.ok) return problem("invalid", key);
  const body = await readJsonBody(request, BODY_LIMIT);
  if (!body.ok) return problem(body.reason, body);
  const input = newNote.safeParse(body.value);
  if (!input.success) return problem("invalid", { errors: schemaErrors(input.error, body.value) });
  const reference = parseReference(typed);
  const complaintId = reference && (await caseIdByReference(client, reference));
  if (!complaintId) return problem("not-found");
  const { kind = "internal-note", body: text } = input.data;
  const written = await addApiNote(client, { complaintId, kind, body: text, key: key.key }, now);
  if (!written.ok) return problem(written.reason === "key-used" ? "key-reused" : "not-found");
  const { id, at } = written.value;
  return answer({ id, kind, at: at.toISOString() }, { status: 201 });
}

const refuse = methodNotAllowed("POST");

export { refuse as DELETE, refuse as GET, refuse as HEAD, refuse as OPTIONS, refuse as PATCH, refuse as PUT };
