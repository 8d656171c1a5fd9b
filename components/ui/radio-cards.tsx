import type { ReactNode } from "react";
import { cn } from "@/lib/cn";
import { FieldError } from "./field";
import { Icon } from "./icon";
import type { IconName } from "./icon-names";

export type RadioCard = {
  value: string;
  label: ReactNode;
  hint?: ReactNode;
  icon?: IconName;
  disabled?: boolean;
};

type RadioCardsProps = {
  /** Also the id of the first choice: the error summary leads there. */
  name: string;
  legend: ReactNode;
  note?: ReactNode;
  hint?: ReactNode;
  error?: string | null | undefined;
  options: readonly RadioCard[];
  defaultValue?: string | null | undefined;
  required?: boolean;
  /** "list": one below the other; "grid": side by side where there is room; "row": small equal tiles, icon above word. */
  layout?: "list" | "grid" | "row";
  className?: string;
};

const LAYOUTS = {
  list: "grid gap-2",
  grid: "grid gap-2 sm:grid-cols-2",
  row: "grid auto-cols-fr grid-flow-col gap-1.5",
} as const;

/** One choice of a few, as large targets. Native radio buttons: arrow keys and no script needed. */
export function RadioCards(props: RadioCardsProps) {
  const {
    name,
    legend,
    note,
    hint,
    error,
    options,
    defaultValue,
    required,
    layout = "list",
    className,
  } = props;
  const describedBy = [hint ? `${name}-hint` : null, error ? `${name}-error` : null]
    .filter(Boolean)
    .join(" ");
  return (
    <fieldset className={cn("min-w-0", className)} aria-describedby={describedBy || undefined}>
      <legend className="mb-1.5 text-ui font-medium">
        {legend}
        {note ? <span className="ms-2 text-ui-sm font-normal text-muted">{note}</span> : null}
      </legend>
      {hint ? (
        <p id={`${name}-hint`} className="mb-2 -mt-1 text-ui-sm text-muted">
          {hint}
        </p>
      ) : null}
      <div className={LAYOUTS[layout]}>
        {options.map((option, index) => (
          <Choice
            key={option.value}
            id={index === 0 ? name : `${name}-${option.value}`}
            name={name}
            option={option}
            isTile={layout === "row"}
            isChosen={option.value === defaultValue}
            required={required ?? false}
          />
        ))}
      </div>
      {error ? (
        <div className="mt-1.5">
          <FieldError id={`${name}-error`}>{error}</FieldError>
        </div>
      ) : null}
    </fieldset>
  );
}

type ChoiceProps = {
  id: string;
  name: string;
  option: RadioCard;
  isTile: boolean;
  isChosen: boolean;
  required: boolean;
};

function Choice({ id, name, option, isTile, isChosen, required }: ChoiceProps) {
  const { value, label, hint, icon, disabled } = option;
  return (
    <label
      className={cn(
        "relative flex min-h-control cursor-pointer rounded-lg border border-line-strong bg-surface px-pad py-2 transition-colors",
        "hover:bg-hover has-checked:border-accent has-checked:bg-accent-soft has-checked:ring-1 has-checked:ring-accent has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus has-disabled:cursor-not-allowed has-disabled:opacity-55",
        isTile ? "flex-col items-center gap-1 px-1 text-center" : "items-start gap-3",
      )}
    >
      <input
        type="radio"
        id={id}
        name={name}
        value={value}
        defaultChecked={isChosen}
        required={required}
        disabled={disabled}
        className={isTile ? "sr-only" : "mt-[0.28em] size-[1.1em] shrink-0 accent-accent outline-none"}
      />
      {icon ? (
        <Icon name={icon} className={isTile ? "size-[1.4em] text-muted" : "mt-[0.2em] text-muted"} />
      ) : null}
      <span className="min-w-0">
        <span className={cn("block", isTile ? "text-ui-sm leading-tight" : "text-ui")}>{label}</span>
        {hint ? <span className="block text-ui-sm text-muted">{hint}</span> : null}
      </span>
    </label>
  );
}
