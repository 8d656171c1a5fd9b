import { cookies } from "next/headers";
import { heldSubjectRow } from "@/lib/complaints/queries/held-view";
import { linkSubjectRow } from "@/lib/complaints/queries/link-subject";
import { env } from "@/lib/env";
import { claimedId, isLinkToken, type LinkPurpose } from "@/lib/links/tokens";

/**
 * Proof that a request carries a valid private link of this complaint. Made only here; every query and mutation of a
 * customer demands one.
 */
export type CustomerProof = {
  complaintId: string;
  customerId: string;
  /** The link came by mail, so whoever uses it holds the mailbox. */
  byMail: boolean;
} & { readonly proof: "link-checked" };

export type OpenedLink = { proof: CustomerProof; reference: string };

/** Holds the link's token; sent to the pages of one complaint only. */
export const LINK_COOKIE = "amends-link";

const NOBODY = "00000000-0000-0000-0000-000000000000";

/** What a token opens, or null. Unknown, revoked and forged ones take the same steps and answer alike. */
export async function openLink(token: string): Promise<OpenedLink | null> {
  const { secret } = env();
  const row = await linkSubjectRow(claimedId(token) ?? NOBODY);
  const opens = (purpose: LinkPurpose) =>
    isLinkToken(secret, { purpose, id: row?.id ?? NOBODY, version: row?.linkVersion ?? 0 }, token);
  const shown = opens("complaint");
  const byMail = opens("complaint-by-mail");
  if (!row || !(shown || byMail)) return null;
  const { id, customerId, reference } = row;
  return { reference, proof: { complaintId: id, customerId, byMail, proof: "link-checked" } };
}

/** Proof that a request carries the private link of a filing that is still held. Made only here. */
export type HeldProof = { heldId: string } & { readonly proof: "held-link-checked" };

/** What a token opens among the filings that are held, or null. */
export async function openHeldLink(token: string): Promise<{ proof: HeldProof; reference: string } | null> {
  const row = await heldSubjectRow(claimedId(token) ?? NOBODY);
  const subject = { purpose: "complaint", id: row?.id ?? NOBODY, version: row?.linkVersion ?? 0 } as const;
  if (!isLinkToken(env().secret, subject, token) || !row) return null;
  return { reference: row.reference, proof: { heldId: row.id, proof: "held-link-checked" } };
}

/** The same gate for a filing that is still held; ask it after `customerProof` has found no complaint. */
export async function heldProof(reference: string): Promise<HeldProof | null> {
  const token = (await cookies()).get(LINK_COOKIE)?.value ?? "";
  const opened = await openHeldLink(token);
  return opened?.reference === reference ? opened.proof : null;
}

/** The gate of everything a customer may see or do with one complaint. Null: no valid link for this reference. */
export async function customerProof(reference: string): Promise<CustomerProof | null> {
  const token = (await cookies()).get(LINK_COOKIE)?.value ?? "";
  const opened = await openLink(token);
  return opened?.reference === reference ? opened.proof : null;
}
