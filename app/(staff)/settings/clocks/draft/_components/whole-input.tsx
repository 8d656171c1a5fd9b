"use client";

import type { ComponentProps } from "react";
import { Input } from "@/components/ui/input";

type WholeInputProps = Omit<ComponentProps<"input">, "value" | "onChange"> & {
  /** 0 is an empty field. */
  value: number;
  onChange: (value: number) => void;
};

/** A whole number as it is typed; anything but digits is not taken. */
export function WholeInput({ value, onChange, ...rest }: WholeInputProps) {
  return (
    <Input
      {...rest}
      inputMode="numeric"
      autoComplete="off"
      value={value === 0 ? "" : String(value)}
      onChange={(event) => {
        const text = event.target.value.trim();
        if (/^\d{0,5}$/.test(text)) onChange(text === "" ? 0 : Number(text));
      }}
    />
  );
}
