import type { ReactNode } from "react";
import { cn } from "@/lib/cn";
import { Icon } from "./icon";
import type { IconName } from "./icon-names";
import { TONE_ICON, TONE_SOFT, TONE_TEXT, type Tone } from "./tone";

type NoticeProps = {
  tone?: Tone;
  title?: ReactNode;
  icon?: IconName;
  /** "alert" interrupts a screen reader, "status" waits; leave out for what was on the page from the start. */
  role?: "alert" | "status";
  /** Makes it a place the keyboard can be led to (see FocusOnMount). */
  id?: string;
  actions?: ReactNode;
  className?: string;
  children?: ReactNode;
};

/** Something the reader should know, in the flow of the page: nothing floats and nothing vanishes. */
export function Notice({ tone = "info", title, icon, role, id, actions, className, children }: NoticeProps) {
  return (
    <div
      role={role}
      id={id}
      tabIndex={id ? -1 : undefined}
      className={cn("flex gap-3 rounded-lg border px-4 py-3", TONE_SOFT[tone], className)}
    >
      <Icon name={icon ?? TONE_ICON[tone]} className={cn("mt-[0.2em]", TONE_TEXT[tone])} />
      <div className="grid min-w-0 flex-1 gap-1 text-ink">
        {title ? <p className="font-semibold">{title}</p> : null}
        {children ? <div className="text-ui">{children}</div> : null}
        {actions ? <div className="mt-2 flex flex-wrap gap-2">{actions}</div> : null}
      </div>
    </div>
  );
}
