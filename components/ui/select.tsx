"use client";

import type { ComponentProps } from "react";
import { cn } from "@/lib/cn";
import { CONTROL } from "./control-style";
import { Icon } from "./icon";

export type SelectOption = { value: string; label: string; disabled?: boolean };

type SelectProps = Omit<ComponentProps<"select">, "children"> & {
  options: readonly SelectOption[];
  /** The empty first choice, e.g. "Choose…"; without it the first option is chosen. */
  placeholder?: string;
};

/** The browser's own select: works without JavaScript, by keyboard and on a phone. */
export function Select({ options, placeholder, className, ...rest }: SelectProps) {
  return (
    <span className="relative block">
      <select className={cn(CONTROL, "h-control appearance-none truncate pe-9", className)} {...rest}>
        {placeholder === undefined ? null : <option value="">{placeholder}</option>}
        {options.map(({ value, label, disabled }) => (
          // Names made by Intl differ a little between the server and some browsers.
          <option key={value} value={value} disabled={disabled} suppressHydrationWarning>
            {label}
          </option>
        ))}
      </select>
      <Icon
        name="chevron-down"
        className="pointer-events-none absolute end-2.5 top-1/2 -translate-y-1/2 text-muted"
      />
    </span>
  );
}
