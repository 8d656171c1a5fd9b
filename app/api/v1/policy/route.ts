import { answerSafely } from "@/lib/api/answer-safely";
import { publishedAnswer } from "@/lib/api/policy-answers";
import { answerText, methodNotAllowed } from "@/lib/http/problem";
import { databaseNow } from "@/lib/now";
import { publishedVersion } from "@/lib/policies/queries/in-force";

export const dynamic = "force-dynamic";

/** The policy in force, for everybody; a reader that has it already is told so. */
export function GET(request: Request): Promise<Response> {
  return answerSafely(async () => {
    const { policy, effectiveFrom } = await publishedVersion(databaseNow());
    const { text, etag } = publishedAnswer(policy, effectiveFrom);
    const headers = { ETag: etag, "Cache-Control": "public, max-age=300" };
    const known = (request.headers.get("if-none-match") ?? "").split(",").map((tag) => tag.trim());
    const isKnown = known.includes("*") || known.some((tag) => tag.replace(/^W\//, "") === etag);
    return isKnown ? answerText(null, { status: 304, headers }) : answerText(text, { headers });
  });
}

const refuse = methodNotAllowed("GET", "HEAD");

export { refuse as DELETE, refuse as OPTIONS, refuse as PATCH, refuse as POST, refuse as PUT };
