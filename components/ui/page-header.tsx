import type { ReactNode } from "react";

type PageHeaderProps = {
  title: ReactNode;
  description?: ReactNode;
  /** Above the title: where this page belongs, or a link back. */
  kicker?: ReactNode;
  actions?: ReactNode;
};

/** The page's one h1, with what can be done on the whole page at its right. */
export function PageHeader({ title, description, kicker, actions }: PageHeaderProps) {
  return (
    <header className="mb-4 flex flex-wrap items-end justify-between gap-x-6 gap-y-3 in-data-[surface=customer]:mb-8">
      <div className="min-w-0">
        {kicker ? <div className="mb-1 text-ui-sm text-muted">{kicker}</div> : null}
        <h1 className="text-ui-title font-semibold in-data-[surface=customer]:tracking-tight">{title}</h1>
        {description ? <p className="mt-1 max-w-prose text-ui text-muted">{description}</p> : null}
      </div>
      {actions ? <div className="flex flex-wrap items-center gap-2">{actions}</div> : null}
    </header>
  );
}
