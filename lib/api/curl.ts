import { EXAMPLE_CUSTOMER, EXAMPLE_KEY, EXAMPLE_REFERENCE, EXAMPLE_VOUCHER_CODE } from "@/lib/api/examples";
import type { Operation } from "@/lib/api/operations";
import { paths } from "@/lib/paths";

/** A text between single quotes as a shell reads it. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

/** A call to paste into a shell. */
export function curlOf({ method, path, needs, query, request, takesKey }: Operation, origin: string): string {
  const filled = path
    .replace("{reference}", EXAMPLE_REFERENCE)
    .replace("{code}", EXAMPLE_VOUCHER_CODE)
    .replace("{customer}", EXAMPLE_CUSTOMER);
  const url = `${origin}${paths.api.v1}${filled}`;
  const token = needs === "tracking-token" ? "$TRACKING_TOKEN" : "$AMENDS_CREDENTIAL";
  const example = Object.values(request?.examples ?? {}).at(-1);
  const lines = [
    `curl ${method === "post" ? "-X POST " : ""}${quoted(query ? `${url}?severity=urgent` : url)}`,
    ...(needs === "nothing" ? [] : [`-H "Authorization: Bearer ${token}"`]),
    ...(request ? [`-H ${quoted("Content-Type: application/json")}`] : []),
    ...(takesKey ? [`-H ${quoted(`Idempotency-Key: ${EXAMPLE_KEY}`)}`] : []),
    ...(example ? [`-d ${quoted(JSON.stringify(example, null, 2))}`] : []),
  ];
  return lines.join(" \\\n  ");
}
