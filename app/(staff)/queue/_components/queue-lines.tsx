"use client";

import { SEVERITY_LOOKS } from "@/components/complaints/severity-look";
import { statusTone } from "@/components/complaints/status-tone";
import { Badge } from "@/components/ui/badge";
import { buttonStyle } from "@/components/ui/button-style";
import { Icon } from "@/components/ui/icon";
import { useFollowLinks } from "@/components/ui/use-follow-links";
import type { ComplaintStatus } from "@/lib/domain/complaint-state";
import type { Severity } from "@/lib/domain/severity";
import { paths } from "@/lib/paths";
import { ASSIGN_FORM } from "./assign-form";
import type { QueueLineView } from "./queue-line-view";

type QueueLinesProps = {
  lines: readonly QueueLineView[];
  severities: Readonly<Record<Severity, string>>;
  statuses: Readonly<Partial<Record<ComplaintStatus, string>>>;
  take: string;
};

const TAKE = buttonStyle("quiet", "small");

/**
 * The lines of the queue, 36 pixels each. They are a client component not for what they do but for what they cost: as
 * one they are sent as plain words and drawn once, while a server component is drawn, sent as a tree and drawn again.
 */
export function QueueLines({ lines, severities, statuses, take }: QueueLinesProps) {
  const follow = useFollowLinks();
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Enter on a link is a click.
    <tbody onClick={follow}>
      {lines.map((line) => (
        <tr key={line.id}>
          <td>
            <Clock clock={line.clock} />
          </td>
          <td>
            {line.at ? (
              <time dateTime={line.at.iso} title={line.at.title}>
                {line.at.text}
              </time>
            ) : (
              "–"
            )}
            {line.chance ? (
              <>
                {" "}
                <b title={line.chance.title}>{line.chance.text}</b>
              </>
            ) : null}
          </td>
          <td>
            <Badge {...SEVERITY_LOOKS[line.severity]}>{severities[line.severity]}</Badge>
          </td>
          <td>
            <a href={paths.case(line.reference)} data-case={line.reference} title={line.subject}>
              <span>{line.reference}</span>
              <b lang={line.language}>{line.subject}</b>
            </a>
          </td>
          <td>
            <Customer line={line} />
          </td>
          <td title={line.category}>{line.category}</td>
          <td>
            <Badge tone={statusTone(line.status)}>{statuses[line.status]}</Badge>
          </td>
          <td>
            <Assignee line={line} take={take} />
          </td>
        </tr>
      ))}
    </tbody>
  );
}

function Clock({ clock }: { clock: QueueLineView["clock"] }) {
  const { word, detail, ...look } = clock;
  return (
    <Badge {...look}>
      {word}
      {detail ? <span className="font-normal"> · {detail}</span> : null}
    </Badge>
  );
}

function Customer({ line }: { line: QueueLineView }) {
  return (
    <div>
      <span title={line.customer}>{line.customer}</span>
      {line.markers.map(({ icon, label, tone }) => (
        <Icon key={icon} name={icon} label={label} className={tone} />
      ))}
    </div>
  );
}

/** Who has the case, and the button that takes or assigns it. */
function Assignee({ line, take }: { line: QueueLineView; take: string }) {
  return (
    <div>
      <span title={line.assignee ?? undefined}>{line.assignee}</span>
      {line.mayTake ? (
        <button
          type="submit"
          form={ASSIGN_FORM}
          name="complaintId"
          value={line.id}
          data-assign
          className={TAKE}
        >
          {take}
          <span className="sr-only"> {line.reference}</span>
        </button>
      ) : null}
    </div>
  );
}
