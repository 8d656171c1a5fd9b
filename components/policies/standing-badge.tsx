import { Badge } from "@/components/ui/badge";
import type { IconName } from "@/components/ui/icon-names";
import type { Tone } from "@/components/ui/tone";
import type { PolicyStanding } from "@/lib/domain/policy-life";
import { getTranslations } from "@/lib/i18n/server";

const LOOK = {
  draft: { tone: "neutral", icon: "circle-dashed" },
  "in-review": { tone: "warning", icon: "eye" },
  scheduled: { tone: "info", icon: "calendar-clock" },
  "in-force": { tone: "success", icon: "circle-check" },
  followed: { tone: "neutral", icon: "archive" },
  retired: { tone: "neutral", icon: "archive" },
} as const satisfies Record<PolicyStanding, { tone: Tone; icon: IconName }>;

/** Where a version of the policy stands. */
export async function StandingBadge({ standing }: { standing: PolicyStanding }) {
  const t = await getTranslations("policies.standing");
  return <Badge {...LOOK[standing]}>{t(standing)}</Badge>;
}
