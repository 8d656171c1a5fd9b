import type { ReactNode } from "react";
import { cn } from "@/lib/cn";
import { Icon } from "./icon";

/** What a control inside a Field must carry: spread it on the input. */
export type FieldControl = {
  id: string;
  name: string;
  "aria-describedby"?: string;
  "aria-invalid"?: true;
};

type FieldProps = {
  /** Also the control's id and the target of the error summary's link. */
  name: string;
  label: ReactNode;
  hint?: ReactNode;
  /** What is wrong and how to mend it; null or absent: fine. */
  error?: string | null | undefined;
  /** Words such as "optional", after the label. */
  note?: ReactNode;
  /** When two forms on a page have a field of the same name. */
  id?: string;
  hideLabel?: boolean;
  className?: string;
  children: (control: FieldControl) => ReactNode;
};

/** Label, hint, error and the wiring between them and one control. */
export function Field({
  name,
  label,
  hint,
  error,
  note,
  id = name,
  hideLabel,
  className,
  children,
}: FieldProps) {
  const hintId = `${id}-hint`;
  const errorId = `${id}-error`;
  const describedBy = [hint ? hintId : null, error ? errorId : null].filter(Boolean).join(" ");
  return (
    <div className={cn("grid gap-1.5", className)}>
      <label htmlFor={id} className={cn("text-ui font-medium text-ink", hideLabel && "sr-only")}>
        {label}
        {note ? <span className="ms-2 text-ui-sm font-normal text-muted">{note}</span> : null}
      </label>
      {hint ? (
        <p id={hintId} className="-mt-0.5 text-ui-sm text-muted">
          {hint}
        </p>
      ) : null}
      {children({
        id,
        name,
        ...(describedBy ? { "aria-describedby": describedBy } : {}),
        ...(error ? { "aria-invalid": true as const } : {}),
      })}
      {error ? <FieldError id={errorId}>{error}</FieldError> : null}
    </div>
  );
}

/** The error line under a control or a group. */
export function FieldError({ id, children }: { id: string; children: ReactNode }) {
  return (
    <p id={id} className="flex items-start gap-1.5 text-ui-sm font-medium text-danger">
      <Icon name="circle-alert" className="mt-[0.15em]" />
      <span>{children}</span>
    </p>
  );
}
