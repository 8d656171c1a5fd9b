"use client";

import { Badge } from "@/components/ui/badge";
import { Td, Tr } from "@/components/ui/table";
import type { Tone } from "@/components/ui/tone";
import { useFollowLinks } from "@/components/ui/use-follow-links";
import { paths } from "@/lib/paths";

/** One movement in words. */
export type LedgerLine = {
  id: string;
  at: string;
  movement: string;
  tone: Tone;
  part: string;
  amount: string;
  reference: string;
  department: string;
  by: string;
  approvers: string;
  awardId: string;
};

/** A client component for what it costs: a hundred lines are sent as plain words and drawn once. */
export function LedgerLines({ lines, open }: { lines: readonly LedgerLine[]; open: string }) {
  const follow = useFollowLinks();
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Enter on a link is a click.
    <tbody onClick={follow}>
      {lines.map((line) => (
        <Tr key={line.id}>
          <Td className="tabular whitespace-nowrap">{line.at}</Td>
          <Td>
            <Badge tone={line.tone}>{line.movement}</Badge>
          </Td>
          <Td>{line.part}</Td>
          <Td align="end" className="tabular whitespace-nowrap">
            {line.amount}
          </Td>
          <Td>
            <a href={paths.case(line.reference)} className="link whitespace-nowrap">
              {line.reference}
            </a>
          </Td>
          <Td>{line.department}</Td>
          <Td>{line.by}</Td>
          <Td>{line.approvers}</Td>
          <Td>
            <a
              href={paths.ledgerEntry(line.awardId)}
              className="link"
              aria-label={`${open}: ${line.reference}, ${line.movement}`}
            >
              {open}
            </a>
          </Td>
        </Tr>
      ))}
    </tbody>
  );
}
