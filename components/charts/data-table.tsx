"use client";

import { useFollowLinks } from "@/components/ui/use-follow-links";
import { cn } from "@/lib/cn";

export type ChartCell = string | { text: string; href: string };
export type ChartTable = { head: readonly string[]; rows: readonly (readonly ChartCell[])[] };

/**
 * A chart's figures as a table. It is a client component for what it costs: hundreds of cells are sent as plain words and
 * drawn once.
 */
export function DataTable({ table, labelledBy }: { table: ChartTable; labelledBy: string }) {
  const follow = useFollowLinks();
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
        {/* biome-ignore lint/a11y/useKeyWithClickEvents: Enter on a link is a click. */}
        <tbody onClick={follow}>
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
    <a href={cell.href} className="link">
      {cell.text}
    </a>
  );
}

function textOf(cell: ChartCell): string {
  return typeof cell === "string" ? cell : cell.text;
}
