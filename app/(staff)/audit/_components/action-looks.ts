import type { IconName } from "@/components/ui/icon-names";
import type { Tone } from "@/components/ui/tone";
import type { AuditAction } from "@/lib/domain/audit";

/** Looks stay quiet; what changed something, or should not have been tried, stands out. */
export const ACTION_LOOKS = {
  "signed-in": { tone: "neutral", icon: "log-in" },
  "sign-in-failed": { tone: "danger", icon: "lock" },
  "signed-out": { tone: "neutral", icon: "log-out" },
  "case-viewed": { tone: "neutral", icon: "eye" },
  "customer-viewed": { tone: "neutral", icon: "eye" },
  "mail-viewed": { tone: "neutral", icon: "eye" },
  "attachment-viewed": { tone: "neutral", icon: "paperclip" },
  searched: { tone: "neutral", icon: "search" },
  exported: { tone: "warning", icon: "download" },
  "settings-changed": { tone: "info", icon: "settings" },
  "staff-added": { tone: "info", icon: "user-plus" },
  "staff-changed": { tone: "info", icon: "user-check" },
  "password-set": { tone: "info", icon: "key-round" },
  "approval-decided": { tone: "accent", icon: "shield-check" },
  "approval-overridden": { tone: "danger", icon: "shield-alert" },
  "award-reversed": { tone: "warning", icon: "undo-2" },
  "link-revoked": { tone: "warning", icon: "link" },
  "held-released": { tone: "info", icon: "inbox" },
  "held-marked-spam": { tone: "warning", icon: "ban" },
  "credential-made": { tone: "info", icon: "key-round" },
  "credential-revoked": { tone: "warning", icon: "key-round" },
  "mail-resent": { tone: "info", icon: "send" },
  "job-retried": { tone: "info", icon: "rotate-ccw" },
  "job-cancelled": { tone: "warning", icon: "circle-x" },
} as const satisfies Record<AuditAction, { tone: Tone; icon: IconName }>;
