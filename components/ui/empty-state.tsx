import type { ReactNode } from "react";
import { cn } from "@/lib/cn";
import { Icon } from "./icon";
import type { IconName } from "./icon-names";

type EmptyStateProps = {
  icon?: IconName;
  title: ReactNode;
  /** Why it is empty and what fills it. */
  children?: ReactNode;
  actions?: ReactNode;
  className?: string;
};

/** Where a list would be: says that nothing is there, why, and what to do. */
export function EmptyState({ icon = "inbox", title, children, actions, className }: EmptyStateProps) {
  return (
    <div className={cn("grid justify-items-center gap-1 px-6 py-12 text-center", className)}>
      <span className="mb-2 grid size-11 place-items-center rounded-full border border-line bg-sunken text-muted">
        <Icon name={icon} className="size-5" />
      </span>
      <p className="text-ui font-semibold">{title}</p>
      {children ? <div className="max-w-prose text-ui text-muted">{children}</div> : null}
      {actions ? <div className="mt-3 flex flex-wrap justify-center gap-2">{actions}</div> : null}
    </div>
  );
}
