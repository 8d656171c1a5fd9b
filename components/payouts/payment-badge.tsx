import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import type { IconName } from "@/components/ui/icon-names";
import type { Tone } from "@/components/ui/tone";
import type { PaymentState } from "@/lib/domain/payouts/life";

const LOOKS = {
  "needs-payee": { tone: "warning", icon: "hourglass" },
  "correct-payee": { tone: "danger", icon: "undo-2" },
  ready: { tone: "neutral", icon: "clock" },
  "in-run": { tone: "info", icon: "list-checks" },
  "at-bank": { tone: "accent", icon: "send" },
  paid: { tone: "success", icon: "check-check" },
} as const satisfies Record<PaymentState, { tone: Tone; icon: IconName }>;

type PaymentBadgeProps = {
  state: PaymentState;
  /** Why the bank could not pay, the last time. */
  reason: string | null;
};

/** Where a promised payment stands, in colour, icon and word. */
export function PaymentBadge({ state, reason }: PaymentBadgeProps) {
  const t = useTranslations("payee");
  return (
    <>
      <Badge {...LOOKS[state]}>{t(`state.${state}`)}</Badge>
      {reason ? (
        <span className="ms-2 text-ui-sm break-words text-muted">{t("reason", { reason })}</span>
      ) : null}
    </>
  );
}
