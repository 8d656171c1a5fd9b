import type { ComponentProps } from "react";
import { cn } from "@/lib/cn";
import { CONTROL } from "./control-style";

/** A one-line text input; spread the control that Field hands over. */
export function Input({ className, ...rest }: ComponentProps<"input">) {
  return <input className={cn(CONTROL, "h-control", className)} {...rest} />;
}
