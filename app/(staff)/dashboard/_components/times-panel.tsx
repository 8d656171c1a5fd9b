import { useTranslations } from "next-intl";
import { Panel } from "@/components/ui/panel";
import { Table, TableHead, Td, Th, Tr } from "@/components/ui/table";
import { formatDuration } from "@/lib/i18n/format";
import type { Times } from "@/lib/reporting/figures";
import { FigureLink } from "./figure-link";
import { casesHref, counts, type Scope } from "./scope";
import { WholeOrganisation } from "./whole-organisation";

/** Median and ninth decile of the time to answer and to close. */
export function TimesPanel({ scope, answer, close }: { scope: Scope; answer: Times; close: Times }) {
  const t = useTranslations("dashboard");
  const rows = [
    { key: "answer", times: answer, measure: "answer-time" },
    { key: "close", times: close, measure: "close-time" },
  ] as const;
  return (
    <Panel id="times" title={t("times.title")} description={t("times.basis")}>
      <WholeOrganisation scope={scope} />
      <div className="-mx-4">
        <Table label={t("times.table")}>
          <TableHead>
            <Th>{t("times.what")}</Th>
            <Th align="end">{t("times.median")}</Th>
            <Th align="end">{t("times.p90")}</Th>
            <Th align="end">{t("times.cases")}</Th>
          </TableHead>
          <tbody>
            {rows.map(({ key, times, measure }) => (
              <Tr key={key}>
                <Td>{t(`times.${key}`)}</Td>
                <Td align="end">
                  <About ms={times.medianMs} scope={scope} />
                </Td>
                <Td align="end">
                  <About ms={times.p90Ms} scope={scope} />
                </Td>
                <Td align="end">
                  <FigureLink n={times.n} href={casesHref(scope, measure)}>
                    {counts(scope.locale)(times.n)}
                  </FigureLink>
                </Td>
              </Tr>
            ))}
          </tbody>
        </Table>
      </div>
      <p className="mt-2 text-ui-sm text-muted">{t("times.note")}</p>
    </Panel>
  );
}

function About({ ms, scope }: { ms: number | null; scope: Scope }) {
  const t = useTranslations("dashboard");
  const common = useTranslations("common");
  if (ms === null) return <span className="text-muted">{common("notEnoughData")}</span>;
  return (
    <span className="tabular whitespace-nowrap">
      {t("about", { time: formatDuration(ms, scope.locale) })}
    </span>
  );
}
