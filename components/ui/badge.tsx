import type { ReactNode } from "react";
import { cn } from "@/lib/cn";
import { Icon } from "./icon";
import type { IconName } from "./icon-names";
import { TONE_SOFT, TONE_TEXT, type Tone } from "./tone";

type BadgeProps = {
  tone?: Tone;
  icon?: IconName;
  /** "soft": tinted chip; "solid": the loudest, danger only in sense; "plain": coloured text without a ground. */
  look?: "soft" | "solid" | "plain";
  title?: string;
  className?: string;
  children: ReactNode;
};

/** A short state in colour, icon and word. The word is the children: never colour alone. */
export function Badge({ tone = "neutral", icon, look = "soft", title, className, children }: BadgeProps) {
  const looks = {
    soft: cn("border px-1.5", TONE_SOFT[tone]),
    solid: "bg-danger-solid px-1.5 text-on-danger",
    plain: TONE_TEXT[tone],
  };
  return (
    <span
      title={title}
      className={cn(
        "inline-flex max-w-full items-center gap-1 rounded-md py-px text-[0.92em] leading-5 font-medium whitespace-nowrap",
        looks[look],
        className,
      )}
    >
      {icon ? <Icon name={icon} className="size-[1.1em]" /> : null}
      <span className="truncate">{children}</span>
    </span>
  );
}
