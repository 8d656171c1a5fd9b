import { Badge } from "@/components/ui/badge";
import type { IconName } from "@/components/ui/icon-names";
import type { Tone } from "@/components/ui/tone";
import { getTranslations } from "@/lib/i18n/server";
import type { MailStatus } from "@/lib/outbox/types";

const LOOKS = {
  queued: { tone: "info", icon: "hourglass" },
  sent: { tone: "success", icon: "mail-check" },
  kept: { tone: "neutral", icon: "inbox" },
  bounced: { tone: "danger", icon: "mail-x" },
  failed: { tone: "danger", icon: "mail-x" },
} as const satisfies Record<MailStatus, { tone: Tone; icon: IconName }>;

export async function MailStatusBadge({ status }: { status: MailStatus }) {
  const t = await getTranslations("outbox.status");
  return <Badge {...LOOKS[status]}>{t(status)}</Badge>;
}
