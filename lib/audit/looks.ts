import { createHmac } from "node:crypto";
import { after } from "next/server";
import { type AuditView, recordView } from "@/lib/audit/mutations";
import { env } from "@/lib/env";
import { logError } from "@/lib/log/logger";

type Actor = AuditView["actor"];

/** A colleague, or a program: a colleague's proof carries a role. */
function actorOf(reader: { id: string; proof: string }): Actor {
  return { kind: reader.proof === "session-checked" ? "staff" : "api", id: reader.id };
}

type Reader = Parameters<typeof actorOf>[0];

// After the answer, so that no page waits for it. A look lost with a killed process is lost; a change never is.
function later(view: AuditView): void {
  after(async () => {
    try {
      await recordView(view);
    } catch (error) {
      logError(error, "a look could not be recorded");
    }
  });
}

/** Somebody opened a case, and with it what its customer wrote. */
export function noteCaseView(reader: Reader, { id, customerId }: { id: string; customerId: string }): void {
  later({ actor: actorOf(reader), action: "case-viewed", subject: { kind: "complaint", id }, customerId });
}

/** Somebody opened a customer's page. */
export function noteCustomerView(reader: Reader, customerId: string): void {
  const subject = { kind: "customer", id: customerId } as const;
  later({ actor: actorOf(reader), action: "customer-viewed", subject, customerId });
}

/** Somebody read a mail to a customer, or one to a colleague. */
export function noteMailView(
  reader: Reader,
  { id, customerId }: { id: string; customerId: string | null },
): void {
  later({ actor: actorOf(reader), action: "mail-viewed", subject: { kind: "mail", id }, customerId });
}

/** Somebody had the whole accounts of a run's payees shown. */
export function noteAccountsView(reader: Reader, runId: string): void {
  later({ actor: actorOf(reader), action: "payee-viewed", subject: { kind: "payout", id: runId } });
}

/** Somebody of ours opened a customer's file. */
export function noteAttachmentView(
  reader: Reader,
  { id, customerId }: { id: string; customerId: string },
): void {
  later({
    actor: actorOf(reader),
    action: "attachment-viewed",
    subject: { kind: "attachment", id },
    customerId,
  });
}

/**
 * Somebody searched. The words stay unknown: they are kept as a keyed hash, by which one may tell that two searches were
 * the same, and by their length.
 */
export function noteSearch(reader: Reader, among: "complaints" | "customers", text: string): void {
  const digest = createHmac("sha256", env().secret)
    .update(`search\0${text.trim().toLowerCase()}`)
    .digest("hex");
  const subject = { kind: "list", id: `${among}:${digest.slice(0, 24)}` } as const;
  later({ actor: actorOf(reader), action: "searched", subject, facts: { among, length: text.length } });
}
