import type { ReactNode } from "react";
import { Icon } from "@/components/ui/icon";
import type { IconName } from "@/components/ui/icon-names";
import { Mark } from "./mark";

type DeadEndProps = {
  icon: IconName;
  title: string;
  body: string;
  /** A code to quote, as text that can be selected. */
  code?: ReactNode;
  actions: ReactNode;
};

/** A page that leads nowhere else: what happened, what is safe, what to do. Takes no data, so that it cannot fail. */
export function DeadEnd({ icon, title, body, code, actions }: DeadEndProps) {
  return (
    <div data-surface="customer" className="grid min-h-dvh place-items-center px-5 py-10">
      <main id="content" className="w-full max-w-lg">
        <Mark className="mb-8 size-7" />
        <h1 className="flex items-start gap-3 text-2xl font-semibold tracking-tight">
          <Icon name={icon} className="mt-1 text-muted" />
          {title}
        </h1>
        <p className="mt-3 text-muted">{body}</p>
        {code ? <p className="mt-3 font-mono text-sm text-muted select-all">{code}</p> : null}
        <div className="mt-7 flex flex-wrap gap-3">{actions}</div>
      </main>
    </div>
  );
}
