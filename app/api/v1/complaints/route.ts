import { answerSafely } from "@/lib/api/answer-safely";
import { filedAnswer } from "@/lib/api/answers";
import { readIdempotencyKey } from "@/lib/api/idempotency-key";
import { BODY_LIMIT } from "@/lib/api/limits";
import { readComplaint } from "@/lib/api/read-complaint";
import { openWithCredential } from "@/lib/api-credentials/mutations";
import type { ApiClient } from "@/lib/auth/staff";
import { fileComplaint } from "@/lib/complaints/mutations/file-complaint";
import { suspicionsOfFiling } from "@/lib/complaints/mutations/suspect-filing";
import { filingFrame } from "@/lib/complaints/queries/filing-frame";
import { MINUTE_MS } from "@/lib/domain/duration";
import { clientAddress } from "@/lib/http/client-address";
import { readJsonBody } from "@/lib/http/json-body";
import { answer, methodNotAllowed, problem, refusal, tooMany } from "@/lib/http/problem";
import { negotiateLocale } from "@/lib/i18n/negotiate";
import { databaseNow } from "@/lib/now";
import { paths } from "@/lib/paths";
import { takeFromWindows } from "@/lib/rate-limit/mutations";

export const dynamic = "force-dynamic";

/** Of one address without a credential; apart from the form's, so that a program cannot shut the form for an office. */
const ADDRESS_WINDOW = { limit: 60, windowMs: 10 * MINUTE_MS } as const;

/** There is no form whose trap could be filled or whose making could be timed; what is said and how often still counts. */
const NO_FORM = { trapFilled: false, tookMs: Number.POSITIVE_INFINITY } as const;

/** Files a complaint: the form's own pipeline behind another door. */
export function POST(request: Request): Promise<Response> {
  return answerSafely(() => file(request, databaseNow()));
}

async function file(request: Request, now: Date): Promise<Response> {
  const { headers } = request;
  const address = clientAddress((name) => headers.get(name));
  const caller = await callerOf(request, { address, now });
  if (caller instanceof Response) return caller;
  const key = readIdempotencyKey(headers, caller?.id ?? address);
  if (!key.ok) return problem("invalid", key);
  const body = await readJsonBody(request, BODY_LIMIT);
  if (!body.ok) return problem(body.reason, body);
  const frame = await filingFrame(now);
  if (!frame) return problem("unavailable", { headers: { "Retry-After": "60" } });
  const locale = negotiateLocale({ acceptLanguage: headers.get("accept-language") });
  const read = readComplaint(body.value, { ...frame, locale, now });
  if (!read.ok) return problem("invalid", read);
  const { filing } = read;
  const suspicions = caller ? [] : await suspicionsOfFiling({ ...NO_FORM, value: filing }, { address, now });
  const filed = await fileComplaint({ filing, filedBy: caller, token: key.key, suspicions }, now);
  if (filed.ok) return answer(filedAnswer(filed.value), { status: 201, headers: locationOf(filed.value) });
  if (filed.reason === "in-flight") return problem("in-flight", { headers: { "Retry-After": "1" } });
  return problem("key-reused");
}

function locationOf({ reference }: { reference: string }): { Location: string } {
  return { Location: paths.api.complaint(reference) };
}

/** Who calls: a program that says so, or anybody (null). A credential that opens nothing is refused, never overlooked. */
async function callerOf(
  { headers }: Request,
  { address, now }: { address: string; now: Date },
): Promise<ApiClient | Response | null> {
  if (!headers.has("authorization")) {
    const wait = await takeFromWindows([{ key: `api-filing:${address}`, window: ADDRESS_WINDOW }], now);
    return wait === null ? null : tooMany(wait);
  }
  const admitted = await openWithCredential(headers, "complaints:file", now);
  return admitted.ok ? admitted.client : refusal(admitted);
}

const refuse = methodNotAllowed("POST");

export { refuse as DELETE, refuse as GET, refuse as HEAD, refuse as OPTIONS, refuse as PATCH, refuse as PUT };
