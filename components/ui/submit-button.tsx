"use client";

import type { ComponentProps, ReactNode } from "react";
import { useFormStatus } from "react-dom";
import { cn } from "@/lib/cn";
import { type ButtonSize, type ButtonVariant, buttonStyle } from "./button-style";

type SubmitButtonProps = Omit<ComponentProps<"button">, "type"> & {
  variant?: ButtonVariant;
  size?: ButtonSize;
  /** What to show while the form is being sent, e.g. "Sending…". */
  pendingLabel?: ReactNode;
};

/** Sends its form. Without JavaScript it is an ordinary submit button; with it, it refuses a second click. */
export function SubmitButton(props: SubmitButtonProps) {
  const { variant = "primary", size, pendingLabel, className, children, onClick, ...rest } = props;
  const { pending } = useFormStatus();
  return (
    <button
      type="submit"
      aria-disabled={pending || undefined}
      className={cn(buttonStyle(variant, size), className)}
      // Not `disabled`: that would drop the button's name and value, and the keyboard's place on the page.
      onClick={(event) => (pending ? event.preventDefault() : onClick?.(event))}
      {...rest}
    >
      {pending ? <Spinner /> : null}
      {pending && pendingLabel ? pendingLabel : children}
    </button>
  );
}

function Spinner() {
  return (
    <span
      aria-hidden="true"
      className="size-[1em] animate-spin rounded-full border-2 border-current border-r-transparent"
    />
  );
}
