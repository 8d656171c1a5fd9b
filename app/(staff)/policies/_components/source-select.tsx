import type { ComponentProps } from "react";
import { CONTROL } from "@/components/ui/control-style";
import { cn } from "@/lib/cn";

type SourceSelectProps = Omit<ComponentProps<"select">, "children"> & {
  groups: readonly { label: string; options: readonly { value: string; label: string }[] }[];
};

/** The browser's own select with its choices in groups. */
export function SourceSelect({ groups, className, ...rest }: SourceSelectProps) {
  return (
    <select className={cn(CONTROL, "h-control truncate", className)} {...rest}>
      {groups.map(({ label, options }) => (
        <optgroup key={label} label={label}>
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </optgroup>
      ))}
    </select>
  );
}
