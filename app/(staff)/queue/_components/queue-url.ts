import type { QueueFilter } from "@/lib/complaints/queue-filter";
import { paths, withQuery } from "@/lib/paths";

/** The queue under a filter, from its first page on or from a cursor. */
export function queueUrl(
  filter: QueueFilter,
  cursor: { after?: string; before?: string; page?: string } = {},
): string {
  return withQuery(paths.queue, { ...filter, ...cursor });
}
