import { openApiDocument } from "@/lib/api/openapi";
import { env } from "@/lib/env";
import { answer, methodNotAllowed } from "@/lib/http/problem";

export const dynamic = "force-dynamic";

let document: ReturnType<typeof openApiDocument> | undefined;

/** The machine-readable description; made once per process, since it only changes with the program. */
export function GET(): Response {
  document ??= openApiDocument(env().publicUrl);
  return answer(document, { headers: { "Cache-Control": "public, max-age=300" } });
}

const refuse = methodNotAllowed("GET", "HEAD");

export { refuse as DELETE, refuse as OPTIONS, refuse as PATCH, refuse as POST, refuse as PUT };
