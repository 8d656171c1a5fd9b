import { useTranslations } from "next-intl";
import { Histogram } from "@/components/charts/histogram";
import { Panel } from "@/components/ui/panel";
import { Table, TableHead, Td, Th, Tr } from "@/components/ui/table";
import type { DepartmentRow } from "@/lib/reporting/figures";
import { addDays, type Period } from "@/lib/reporting/period";
import { AGE_BANDS } from "@/lib/reporting/types";
import { FigureLink } from "./figure-link";
import { casesHref, casesLink, counts, departmentKeys, type Scope } from "./scope";
import { ShareCell } from "./share-cell";
import { departmentName } from "./words";

const BANDS = ["0", "1", "2", "3", "4", "5", "6"] as const;
/** Older than any complaint. */
const LONG_AGO = "1900-01-01";

/** The days of receipt of a band of age. */
function daysOfBand(band: number, today: string): { from: string; to: string } {
  const youngest = band === 0 ? 0 : (AGE_BANDS[band - 1] ?? 0);
  const limit = AGE_BANDS[band];
  return {
    from: limit === undefined ? LONG_AGO : addDays(today, 1 - limit),
    to: addDays(today, -youngest),
  };
}

type BacklogPanelProps = { scope: Scope; ages: readonly number[]; departments: readonly DepartmentRow[] };

/** What is open now: how old, and whose. */
export function BacklogPanel({ scope, ages, departments }: BacklogPanelProps) {
  const t = useTranslations("dashboard.backlog");
  const count = counts(scope.locale);
  const keys = departmentKeys(scope);
  const total = ages.reduce((sum, n) => sum + n, 0);
  return (
    <Panel id="backlog" title={t("title")}>
      <div className="grid gap-8 xl:grid-cols-[2fr_3fr]">
        <Histogram
          title={t("ages")}
          description={t("agesBasis", { n: count(total) })}
          labelHead={t("age")}
          valueHead={t("open")}
          bins={
            total === 0
              ? []
              : BANDS.map((band, index) => {
                  const n = ages[index] ?? 0;
                  const days = daysOfBand(index, scope.today);
                  const href = casesHref(scope, "open.department", { keys, days });
                  return { label: t(`bands.${band}`), value: n, ...casesLink(n, href) };
                })
          }
          formatValue={count}
        />
        <div className="min-w-0">
          <h3 className="text-ui font-semibold">{t("departments")}</h3>
          <p className="mb-2 text-ui-sm text-muted">{t("departmentsBasis")}</p>
          <DepartmentTable scope={scope} rows={departments} />
        </div>
      </div>
    </Panel>
  );
}

function DepartmentTable({ scope, rows }: { scope: Scope; rows: readonly DepartmentRow[] }) {
  const t = useTranslations("dashboard");
  return (
    <Table label={t("backlog.departments")}>
      <TableHead>
        <Th>{t("backlog.department")}</Th>
        <Th align="end">{t("backlog.open")}</Th>
        <Th align="end">{t("backlog.overdue")}</Th>
        <Th align="end">{t("backlog.received")}</Th>
        <Th align="end">{t("backlog.ended")}</Th>
        <Th align="end">{t("backlog.kept")}</Th>
      </TableHead>
      <tbody>
        {rows.map((row) => (
          <DepartmentLine key={row.key} scope={scope} row={row} name={departmentName(row.key, scope, t)} />
        ))}
      </tbody>
    </Table>
  );
}

function DepartmentLine({ scope, row, name }: { scope: Scope; row: DepartmentRow; name: string }) {
  const count = counts(scope.locale);
  const ever: Pick<Period, "from" | "to"> = { from: LONG_AGO, to: scope.today };
  const cells = [
    ["open.department", row.open, ever],
    ["overdue.department", row.overdue, ever],
    ["received.department", row.received, scope.period],
    ["ended.department", row.ended, scope.period],
  ] as const;
  return (
    <Tr>
      <Td className="whitespace-nowrap">{name}</Td>
      {cells.map(([measure, n, days]) => (
        <Td key={measure} align="end">
          <FigureLink n={n} href={casesHref(scope, measure, { keys: [row.key], days })}>
            {count(n)}
          </FigureLink>
        </Td>
      ))}
      <Td align="end">
        <ShareCell share={row.kept.share} locale={scope.locale} />
      </Td>
    </Tr>
  );
}
