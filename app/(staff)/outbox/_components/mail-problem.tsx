import { getTranslations } from "@/lib/i18n/server";
import { bounceReason } from "@/lib/outbox/bounce";
import type { MailStatus } from "@/lib/outbox/types";

const KNOWN = ["no-mail-server", "address-refused", "not-an-address", "reader-gone", "cancelled"] as const;

type MailProblemProps = { code: string | null; status?: MailStatus };

/** Why a mail has not gone out, in words; a mail server's code where we have none. */
export async function MailProblem({ code, status }: MailProblemProps) {
  const [t, bounce] = await Promise.all([
    getTranslations("outbox.problem"),
    getTranslations("outbox.bounce"),
  ]);
  if (code === null) return null;
  const known = KNOWN.find((one) => one === code);
  if (status === "bounced" && !known) {
    const words = t("bounced", { reason: bounce(bounceReason(code)), code });
    return <span className="text-danger">{words}</span>;
  }
  return <span className="text-danger">{known ? t(known) : t("other", { code })}</span>;
}
