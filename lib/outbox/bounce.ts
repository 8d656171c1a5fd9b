/** Why a letter came back, as far as a mail server's code tells; each has its words in outbox.bounce. */
export const BOUNCE_REASONS = ["unknown-address", "mailbox-full", "refused"] as const;
export type BounceReason = (typeof BOUNCE_REASONS)[number];

/** Reads "EENVELOPE 550 5.1.1": the enhanced code where there is one, else the plain one (RFC 3463, RFC 5321). */
export function bounceReason(code: string): BounceReason {
  if (code === "address-refused") return "unknown-address";
  const enhanced = /\b5\.(\d{1,3})\.(\d{1,3})\b/.exec(code);
  if (enhanced) {
    if (enhanced[1] === "1") return "unknown-address";
    return enhanced[1] === "2" && enhanced[2] === "2" ? "mailbox-full" : "refused";
  }
  const status = /\b(55\d)\b/.exec(code)?.[1];
  if (status === "552") return "mailbox-full";
  return status === "554" || status === undefined ? "refused" : "unknown-address";
}
