import { type ClassValue, clsx } from "clsx";

/**
 * Joins class names. Two utilities for the same property are no contest that the later one wins: what callers may
 * change belongs into components/ui/primitives.css, over which every utility wins.
 */
export function cn(...classes: ClassValue[]): string {
  return clsx(classes);
}
