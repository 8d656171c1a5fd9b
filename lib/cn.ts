import { type ClassValue, clsx } from "clsx";
import { extendTailwindMerge } from "tailwind-merge";

// tailwind-merge must know our own text sizes, or it takes `text-ui` for a colour and drops it.
const merge = extendTailwindMerge({ extend: { theme: { text: ["ui", "ui-sm", "ui-title"] } } });

/** Joins class names; of two that set the same property the later one wins. */
export function cn(...classes: ClassValue[]): string {
  return merge(clsx(classes));
}
