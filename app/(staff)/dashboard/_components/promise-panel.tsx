import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { IntervalDot } from "@/components/charts/interval-dot";
import { SeverityBadge } from "@/components/complaints/severity-badge";
import { Panel } from "@/components/ui/panel";
import { Table, TableHead, Td, Th, Tr } from "@/components/ui/table";
import type { Severity } from "@/lib/domain/severity";
import type { PromiseFigure } from "@/lib/reporting/figures";
import { FigureLink } from "./figure-link";
import { casesHref, counts, departmentKeys, type Scope, shares } from "./scope";
import { ShareCell } from "./share-cell";

type PromisePanelProps = {
  scope: Scope;
  promise: { all: PromiseFigure; bySeverity: readonly (PromiseFigure & { severity: Severity })[] };
};

/** How many were answered within the promise, by severity; a department's own figures are not kept by severity. */
export function PromisePanel({ scope, promise }: PromisePanelProps) {
  const t = useTranslations("dashboard");
  const { share } = promise.all;
  return (
    <Panel id="promise" title={t("promise.title")} description={t("promise.basis")}>
      <IntervalDot
        label={t("promise.all")}
        estimate={share ? { value: share.share, ...share.interval } : null}
        range={[0, 1]}
        formatValue={shares(scope.locale)}
        basis={t("n", { n: counts(scope.locale)(share?.n ?? 0) })}
        className="mb-4"
      />
      <div className="-mx-4 -mb-4">
        <Table label={t("promise.table")}>
          <TableHead>
            <Th>{t("promise.severity")}</Th>
            <Th align="end">{t("promise.share")}</Th>
            <Th align="end">{t("promise.kept")}</Th>
            <Th align="end">{t("promise.late")}</Th>
            <Th align="end">{t("promise.overdue")}</Th>
          </TableHead>
          <tbody>
            {scope.departmentId === null
              ? promise.bySeverity.map((row) => (
                  <VerdictRow
                    key={row.severity}
                    scope={scope}
                    figure={row}
                    dimension="severity"
                    keys={[row.severity]}
                    label={<SeverityBadge severity={row.severity} />}
                  />
                ))
              : null}
            <VerdictRow
              scope={scope}
              figure={promise.all}
              dimension="department"
              keys={departmentKeys(scope)}
              label={t("promise.all")}
            />
          </tbody>
        </Table>
      </div>
    </Panel>
  );
}

type VerdictRowProps = {
  scope: Scope;
  figure: PromiseFigure;
  dimension: "severity" | "department";
  keys: readonly string[];
  label: ReactNode;
};

function VerdictRow({ scope, figure, dimension, keys, label }: VerdictRowProps) {
  const count = counts(scope.locale);
  const cells = [
    [figure.kept, `kept.${dimension}`],
    [figure.late, `broken.${dimension}`],
    [figure.overdue, `overdue.${dimension}`],
  ] as const;
  return (
    <Tr>
      <Td>{label}</Td>
      <Td align="end">
        <ShareCell share={figure.share} locale={scope.locale} />
      </Td>
      {cells.map(([n, measure]) => (
        <Td key={measure} align="end">
          <FigureLink n={n} href={casesHref(scope, measure, { keys })}>
            {count(n)}
          </FigureLink>
        </Td>
      ))}
    </Tr>
  );
}
