import type { ComponentProps, ReactNode } from "react";
import { cn } from "@/lib/cn";
import { FieldError } from "./field";

type CheckboxProps = Omit<ComponentProps<"input">, "type"> & {
  name: string;
  label: ReactNode;
  hint?: ReactNode;
  error?: string | null | undefined;
};

/** A tick box with its words; the whole line can be clicked. */
export function Checkbox({ name, label, hint, error, id = name, className, ...rest }: CheckboxProps) {
  const describedBy = [hint ? `${id}-hint` : null, error ? `${id}-error` : null].filter(Boolean).join(" ");
  return (
    <div className={cn("grid gap-1", className)}>
      <label htmlFor={id} className="flex min-h-7 cursor-pointer items-start gap-2.5 text-ui">
        <input
          type="checkbox"
          id={id}
          name={name}
          aria-describedby={describedBy || undefined}
          aria-invalid={error ? true : undefined}
          className="mt-[0.2em] size-[1.1em] shrink-0 accent-accent"
          {...rest}
        />
        <span>{label}</span>
      </label>
      {hint ? (
        <p id={`${id}-hint`} className="ps-[calc(1.1em+0.625rem)] text-ui-sm text-muted">
          {hint}
        </p>
      ) : null}
      {error ? <FieldError id={`${id}-error`}>{error}</FieldError> : null}
    </div>
  );
}
