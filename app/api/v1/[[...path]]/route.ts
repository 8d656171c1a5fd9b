import { problem } from "@/lib/http/problem";

export const dynamic = "force-dynamic";

function nothingHere(): Response {
  return problem("not-found");
}

/** Every address under the API that is none: a problem document like any other refusal, not a page. */
export {
  nothingHere as DELETE,
  nothingHere as GET,
  nothingHere as HEAD,
  nothingHere as OPTIONS,
  nothingHere as PATCH,
  nothingHere as POST,
  nothingHere as PUT,
};
