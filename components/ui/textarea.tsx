import type { ComponentProps } from "react";
import { cn } from "@/lib/cn";
import { CONTROL } from "./control-style";

/** A text of several lines; it grows with what is typed where the browser can. */
export function Textarea({ className, rows = 4, ...rest }: ComponentProps<"textarea">) {
  return <textarea rows={rows} className={cn(CONTROL, "text-area", className)} {...rest} />;
}
