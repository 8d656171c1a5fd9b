export type ButtonVariant = "primary" | "secondary" | "quiet" | "danger";
export type ButtonSize = "normal" | "small" | "icon";

const VARIANTS = {
  primary: "bg-accent text-on-accent hover:bg-accent-hover shadow-sm",
  secondary: "border-line bg-surface text-ink hover:bg-hover hover:border-line-strong shadow-sm",
  quiet: "text-muted hover:bg-hover hover:text-ink",
  danger: "border-danger-line bg-surface text-danger hover:bg-danger-soft shadow-sm",
} as const satisfies Record<ButtonVariant, string>;

const SIZES = {
  normal: "min-h-control px-[calc(var(--ui-pad)*1.25)] py-1 text-ui",
  small: "min-h-7 px-2 py-0.5 text-ui-sm",
  icon: "size-control p-0",
} as const satisfies Record<ButtonSize, string>;

/** The classes of a button, for elements that must look like one. */
export function buttonStyle(variant: ButtonVariant = "secondary", size: ButtonSize = "normal"): string {
  return `button ${VARIANTS[variant]} ${SIZES[size]}`;
}
