import type { Tone } from "@/components/ui/tone";
import { type ComplaintStatus, isOpen } from "@/lib/domain/complaint-state";

const TONES: Partial<Record<ComplaintStatus, Tone>> = {
  received: "info",
  "waiting-for-customer": "paused",
  reopened: "warning",
  "under-appeal": "warning",
  resolved: "success",
};

/** The colour of where a complaint stands. An ended one is quiet. */
export function statusTone(status: ComplaintStatus): Tone {
  return TONES[status] ?? (isOpen(status) ? "accent" : "neutral");
}
