import type { ReactNode } from "react";
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
    soft: `border px-1.5 ${TONE_SOFT[tone]}`,
    solid: "bg-danger-solid px-1.5 text-on-danger",
    plain: TONE_TEXT[tone],
  };
  return (
    <span title={title} className={`badge ${looks[look]}${className ? ` ${className}` : ""}`}>
      {icon ? <Icon name={icon} /> : null}
      <span>{children}</span>
    </span>
  );
}
