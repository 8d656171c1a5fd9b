import Link from "next/link";
import { useTranslations } from "next-intl";
import { type ReactNode, useId } from "react";
import { cn } from "@/lib/cn";

export type ChartCell = string | { text: string; href: string };
export type ChartTable = { head: readonly string[]; rows: readonly (readonly ChartCell[])[] };

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

function DataTable({ table, labelledBy }: { table: ChartTable; labelledBy: string }) {
  return (
    <section
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling area must be reachable by keyboard.
      tabIndex={0}
      aria-labelledby={labelledBy}
      className="mt-1 max-h-80 overflow-auto rounded-lg border border-line"
    >
      <table aria-labelledby={labelledBy} className="w-full text-ui-sm">
        <thead>
          <tr>
            {table.head.map((word, column) => (
              <th
                key={word}
                scope="col"
                className={cn("px-3 py-1.5 font-medium text-muted", column === 0 ? "text-start" : "text-end")}
              >
                {word}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row) => (
            <tr key={textOf(row[0] ?? "")} className="border-t border-line">
              {row.map((cell, column) =>
                column === 0 ? (
                  <th key={table.head[column]} scope="row" className="px-3 py-1 text-start font-normal">
                    <Cell cell={cell} />
                  </th>
                ) : (
                  <td key={table.head[column]} className="px-3 py-1 text-end">
                    <Cell cell={cell} />
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Cell({ cell }: { cell: ChartCell }) {
  if (typeof cell === "string") return cell;
  return (
    <Link href={cell.href} prefetch={false} className="link">
      {cell.text}
    </Link>
  );
}

function textOf(cell: ChartCell): string {
  return typeof cell === "string" ? cell : cell.text;
}

/** A cell that leads to the cases behind it, where there are any. */
export function linkedCell(text: string, href: string | null | undefined): ChartCell {
  return href ? { text, href } : text;
}
