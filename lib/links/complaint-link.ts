import { env } from "@/lib/env";
import { linkToken } from "@/lib/links/tokens";
import { paths } from "@/lib/paths";

/** The token of a complaint's private link as shown on the confirmation: it opens the page and proves no mailbox. */
export function complaintToken(complaintId: string, version: number): string {
  return linkToken(env().secret, { purpose: "complaint", id: complaintId, version });
}

/** A complaint's private link, whole. Only for its customer: staff never see it. */
export function complaintLink(complaintId: string, version: number): string {
  return `${env().publicUrl}${paths.privateLink(complaintToken(complaintId, version))}`;
}
