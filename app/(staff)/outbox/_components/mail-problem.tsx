import { getTranslations } from "next-intl/server";

const KNOWN = ["no-mail-server", "address-refused", "not-an-address", "cancelled"] as const;

/** Why a mail has not gone out, in words; a mail server's code where we have none. */
export async function MailProblem({ code }: { code: string | null }) {
  const t = await getTranslations("outbox.problem");
  if (code === null) return null;
  const known = KNOWN.find((one) => one === code);
  return <span className="text-danger">{known ? t(known) : t("other", { code })}</span>;
}
