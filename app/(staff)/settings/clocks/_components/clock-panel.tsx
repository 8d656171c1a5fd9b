import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import { DefinitionList } from "@/components/ui/definition-list";
import { Panel } from "@/components/ui/panel";
import { Table, TableHead, Td, Th, Tr } from "@/components/ui/table";
import type { Tone } from "@/components/ui/tone";
import { SEVERITIES } from "@/lib/domain/severity";
import type { ClockBasis, ClockDefinition, ClockScope } from "@/lib/domain/sla/terms/definition";
import { formatDay } from "@/lib/i18n/format";
import type { TermsWords } from "./terms-words";

export const BASIS_TONES = {
  promise: "accent",
  internal: "neutral",
  statutory: "warning",
} as const satisfies Readonly<Record<ClockBasis, Tone>>;

export const SIDES = [
  "categories",
  "departments",
  "regions",
] as const satisfies readonly (keyof ClockScope)[];

/** One clock, read only: what starts and stops it, how long it may take, by which hours, and who is told. */
export function ClockPanel({ clock, words }: { clock: ClockDefinition; words: TermsWords }) {
  const t = useTranslations("terms");
  const waits = clock.pausesForCustomer ? "pauses" : clock.restsWithCustomer ? "rests" : "runs";
  const limits = SIDES.filter((side) => clock.scope[side] !== null);
  const items = [
    { term: t("clock.starts"), value: words.starts(clock.starts) },
    { term: t("clock.hours"), value: words.hours(clock.calendar) },
    { term: t("clock.waiting"), value: t(`waits.${waits}`) },
    {
      term: t("clock.for"),
      value:
        limits.length === 0
          ? t("clock.everything")
          : limits
              .map((side) =>
                t("named", { name: t(`side.${side}`), text: words.keys(side, clock.scope[side]) }),
              )
              .join(" · "),
    },
    { term: t("clock.ladder"), value: <Ladder clock={clock} words={words} /> },
    {
      term: t("clock.extensions"),
      value: clock.extensions.length === 0 ? null : clock.extensions.map(words.extension).join(" · "),
    },
    { term: t("clock.pack"), value: clock.pack && words.pack(clock.pack) },
    { term: t("clock.source"), value: clock.source && <Source clock={clock} words={words} /> },
  ];
  return (
    <Panel
      id={`clock-${clock.key}`}
      title={clock.names[words.locale]}
      actions={<Badge tone={BASIS_TONES[clock.basis]}>{t(`basis.${clock.basis}`)}</Badge>}
      padding="none"
    >
      <SeverityTable clock={clock} words={words} />
      <div className="border-t border-line p-4">
        <DefinitionList items={items} />
      </div>
    </Panel>
  );
}

function SeverityTable({ clock, words }: { clock: ClockDefinition; words: TermsWords }) {
  const [t, common] = [useTranslations("terms.clock"), useTranslations("common.severity")];
  return (
    <Table label={clock.names[words.locale]}>
      <TableHead>
        <Th>{t("severity")}</Th>
        <Th>{t("target")}</Th>
        <Th>{t("stops")}</Th>
      </TableHead>
      <tbody>
        {SEVERITIES.map((severity) => {
          const target = clock.targets[severity];
          return (
            <Tr key={severity}>
              <Td>{common(severity)}</Td>
              <Td className={target ? "tabular font-medium sm:whitespace-nowrap" : "text-muted"}>
                {words.targetBy(target, clock.calendar)}
              </Td>
              <Td className="whitespace-normal text-muted">
                {target ? words.stops(clock.stops[severity]) : null}
              </Td>
            </Tr>
          );
        })}
      </tbody>
    </Table>
  );
}

function Ladder({ clock: { ladder }, words }: { clock: ClockDefinition; words: TermsWords }) {
  const t = useTranslations("terms.clock");
  if (ladder.length === 0) return t("nobody");
  return (
    <ul>
      {ladder.map((step) => (
        <li key={step.percent}>{words.step(step)}</li>
      ))}
    </ul>
  );
}

function Source({ clock: { source }, words }: { clock: ClockDefinition; words: TermsWords }) {
  const t = useTranslations("terms.clock");
  if (!source) return null;
  const readOn = t("readOn", { date: formatDay(source.readOn, words.locale) });
  return (
    <>
      {source.url ? (
        <a href={source.url} rel="noreferrer" target="_blank" className="link">
          {source.title}
        </a>
      ) : (
        source.title
      )}{" "}
      <span className="text-muted">({readOn})</span>
    </>
  );
}
