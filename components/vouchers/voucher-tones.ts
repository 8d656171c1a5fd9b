import type { Tone } from "@/components/ui/tone";
import type { VoucherState } from "@/lib/domain/voucher";

export const VOUCHER_TONES = {
  open: "accent",
  "part-used": "info",
  used: "success",
  expired: "neutral",
  cancelled: "warning",
} as const satisfies Record<VoucherState, Tone>;
