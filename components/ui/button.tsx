import type { ComponentProps } from "react";
import { cn } from "@/lib/cn";
import { type ButtonSize, type ButtonVariant, buttonStyle } from "./button-style";
import { Icon } from "./icon";
import type { IconName } from "./icon-names";

type ButtonProps = ComponentProps<"button"> & {
  variant?: ButtonVariant;
  size?: ButtonSize;
  icon?: IconName;
};

/** A plain button; `type` defaults to "button". To send a form use SubmitButton. */
export function Button({ variant, size, icon, className, children, type = "button", ...rest }: ButtonProps) {
  return (
    <button type={type} className={cn(buttonStyle(variant, size), className)} {...rest}>
      {icon ? <Icon name={icon} /> : null}
      {children}
    </button>
  );
}
