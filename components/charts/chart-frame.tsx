import { useTranslations } from "next-intl";
import { type ReactNode, useId } from "react";
import { cn } from "@/lib/cn";
import { type ChartCell, type ChartTable, DataTable } from "./data-table";

export type ChartFrameProps = {
  title: ReactNode;
  /** The period, the n, what is counted: every number says where it comes from. */
  description?: ReactNode;
  table: ChartTable;
  /** Shown in place of the drawing when there is nothing to draw. */
  empty?: ReactNode;
  className?: string;
  children: ReactNode;
};

/** What every chart has: a title, its basis, the drawing, and the same figures as a table. */
export function ChartFrame({ title, description, table, empty, className, children }: ChartFrameProps) {
  const id = useId();
  const t = useTranslations("common");
  const isEmpty = table.rows.length === 0;
  return (
    <figure aria-labelledby={id} className={cn("min-w-0", className)}>
      <figcaption id={id} className="mb-3">
        <span className="block text-ui font-semibold">{title}</span>
        {description ? <span className="block text-ui-sm text-muted">{description}</span> : null}
      </figcaption>
      {isEmpty ? (
        <p className="rounded-lg border border-dashed border-line px-4 py-8 text-center text-muted">
          {empty ?? t("notEnoughData")}
        </p>
      ) : (
        <>
          {children}
          <details className="mt-3 text-ui-sm" data-print="no">
            <summary className="inline-block rounded-md py-0.5 text-muted hover:text-ink">
              {t("table")}
            </summary>
            <DataTable table={table} labelledBy={id} />
          </details>
        </>
      )}
    </figure>
  );
}

/** A cell that leads to the cases behind it, where there are any. */
export function linkedCell(text: string, href: string | null | undefined): ChartCell {
  return href ? { text, href } : text;
}
