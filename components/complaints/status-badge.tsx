import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import type { Tone } from "@/components/ui/tone";
import { type ComplaintStatus, isOpen } from "@/lib/domain/complaint-state";

const TONES: Partial<Record<ComplaintStatus, Tone>> = {
  received: "info",
  "waiting-for-customer": "paused",
  reopened: "warning",
  "under-appeal": "warning",
  resolved: "success",
};

/** Where a complaint stands, in a word. An ended one is quiet. */
export function StatusBadge({ status }: { status: ComplaintStatus }) {
  const t = useTranslations("case.status");
  const tone = TONES[status] ?? (isOpen(status) ? "accent" : "neutral");
  return <Badge tone={tone}>{t(status)}</Badge>;
}
