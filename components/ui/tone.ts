import type { IconName } from "./icon-names";

/** What a colour means; each also has an icon, and the caller adds the word. */
export const TONES = ["neutral", "accent", "info", "success", "warning", "danger", "paused"] as const;
export type Tone = (typeof TONES)[number];

/** Text on a soft ground with a border of the same hue. */
export const TONE_SOFT = {
  neutral: "border-line bg-sunken text-muted",
  accent: "border-accent-line bg-accent-soft text-accent-ink",
  info: "border-info-line bg-info-soft text-info",
  success: "border-success-line bg-success-soft text-success",
  warning: "border-warning-line bg-warning-soft text-warning",
  danger: "border-danger-line bg-danger-soft text-danger",
  paused: "border-paused-line bg-paused-soft text-paused",
} as const satisfies Record<Tone, string>;

export const TONE_TEXT = {
  neutral: "text-muted",
  accent: "text-accent-ink",
  info: "text-info",
  success: "text-success",
  warning: "text-warning",
  danger: "text-danger",
  paused: "text-paused",
} as const satisfies Record<Tone, string>;

export const TONE_ICON = {
  neutral: "info",
  accent: "sparkles",
  info: "info",
  success: "circle-check",
  warning: "triangle-alert",
  danger: "octagon-alert",
  paused: "circle-pause",
} as const satisfies Record<Tone, IconName>;
