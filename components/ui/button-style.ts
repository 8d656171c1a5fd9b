import { cn } from "@/lib/cn";

export type ButtonVariant = "primary" | "secondary" | "quiet" | "danger";
export type ButtonSize = "normal" | "small" | "icon";

const BASE =
  "inline-flex max-w-full items-center justify-center gap-2 rounded-lg border font-medium whitespace-nowrap select-none max-xs:whitespace-normal " +
  "transition-colors duration-100 disabled:cursor-not-allowed disabled:opacity-55 " +
  "aria-disabled:cursor-not-allowed aria-disabled:opacity-55";

const VARIANTS = {
  primary: "border-transparent bg-accent text-on-accent hover:bg-accent-hover shadow-sm",
  secondary: "border-line bg-surface text-ink hover:bg-hover hover:border-line-strong shadow-sm",
  quiet: "border-transparent bg-transparent text-muted hover:bg-hover hover:text-ink",
  danger: "border-danger-line bg-surface text-danger hover:bg-danger-soft shadow-sm",
} as const satisfies Record<ButtonVariant, string>;

const SIZES = {
  normal: "min-h-control px-[calc(var(--ui-pad)*1.25)] py-1 text-ui",
  small: "min-h-7 px-2 py-0.5 text-ui-sm",
  icon: "size-control p-0",
} as const satisfies Record<ButtonSize, string>;

/** The classes of a button, for elements that must look like one. */
export function buttonStyle(variant: ButtonVariant = "secondary", size: ButtonSize = "normal"): string {
  return cn(BASE, VARIANTS[variant], SIZES[size]);
}
