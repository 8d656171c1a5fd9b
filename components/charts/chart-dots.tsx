"use client";

import { useFollowLinks } from "@/components/ui/use-follow-links";

/** A point of a line: its place in percent of the drawing, what it says, and the cases behind it. */
export type ChartDot = { text: string; left: number; top: number; colour: string; href: string | null };

/** The points of a line chart, for the pointer; the chart's table leads the keyboard to the same cases. */
export function ChartDots({ dots }: { dots: readonly ChartDot[] }) {
  const follow = useFollowLinks();
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: these links are for the pointer alone.
    // biome-ignore lint/a11y/noStaticElementInteractions: it only listens for its links.
    <div className="chart-dots" onClick={follow}>
      {dots.map(({ text, left, top, colour, href }) => {
        const style = { left: `${left}%`, top: `${top}%`, color: colour };
        return href ? (
          // biome-ignore lint/a11y/useAnchorContent: the label names it; there is nothing to see but the dot.
          <a key={text} href={href} tabIndex={-1} title={text} aria-label={text} style={style} />
        ) : (
          <span key={text} title={text} style={style} />
        );
      })}
    </div>
  );
}
