import Link from "next/link";
import { Panel } from "@/components/ui/panel";
import { Table, TableHead, Td, Th, Tr } from "@/components/ui/table";
import type { Axis, AxisRow } from "@/lib/domain/simulation/result";
import { formatNumber } from "@/lib/i18n/format";
import { moneyText } from "../../../dashboard/_components/scope";
import { rowName } from "../../_components/words";
import { signedMoney } from "./amounts";
import type { CurrencyScope } from "./panel-scope";

const BROKEN_DOWN = [
  "part",
  "tier",
  "remedy",
  "category",
  "customer",
  "month",
] as const satisfies readonly Axis[];

/** What it comes to, then and now, in all and broken down. */
export function AxisPanels(scope: CurrencyScope) {
  const { figures, words } = scope;
  const { t } = words;
  return (
    <>
      <Panel
        id="total"
        title={t("total.title")}
        description={t("total.basis", { n: figures.cases })}
        padding="none"
      >
        <AxisTable axis="total" {...scope} />
      </Panel>
      {BROKEN_DOWN.map((axis) =>
        figures.axes[axis].length > 0 ? (
          <Panel key={axis} id={axis} title={t(`axis.${axis}`)} padding="none">
            <AxisTable axis={axis} {...scope} />
          </Panel>
        ) : null,
      )}
    </>
  );
}

function AxisTable({ axis, figures, words, casesHref }: CurrencyScope & { axis: Axis }) {
  const { t } = words;
  const label = axis === "total" ? t("total.title") : t(`axis.${axis}`);
  return (
    <Table label={label} frame="lg:overflow-x-auto">
      <TableHead>
        <Th>{t(`row.${axis}`)}</Th>
        <Th align="end">{t("column.before")}</Th>
        <Th align="end">{t("column.after")}</Th>
        <Th align="end">{t("column.difference")}</Th>
        <Th align="end">{t("column.costBefore")}</Th>
        <Th align="end">{t("column.costAfter")}</Th>
        <Th align="end">{t("column.awardsBefore")}</Th>
        <Th align="end">{t("column.awardsAfter")}</Th>
        <Th align="end">{t("column.cases")}</Th>
      </TableHead>
      <tbody>
        {figures.axes[axis].map((row) => (
          <Line
            key={row.key}
            row={row}
            name={rowName(axis, row.key, words)}
            currency={figures.currency}
            words={words}
            href={casesHref(row.figure)}
          />
        ))}
      </tbody>
    </Table>
  );
}

type LineProps = Pick<CurrencyScope, "words"> & {
  row: AxisRow;
  name: string;
  currency: string;
  href: string;
};

function Line({ row, name, currency, words: { locale }, href }: LineProps) {
  const { before, after, cases } = row;
  const texts = [
    moneyText(before.faceMinor, currency, locale),
    moneyText(after.faceMinor, currency, locale),
    signedMoney(after.faceMinor - before.faceMinor, currency, locale),
    moneyText(before.costMinor, currency, locale),
    moneyText(after.costMinor, currency, locale),
    formatNumber(before.n, locale),
    formatNumber(after.n, locale),
  ];
  return (
    <Tr>
      <Td className="whitespace-nowrap first-letter:uppercase">{name}</Td>
      {texts.map((text, place) => (
        <Td key={place} align="end" className="tabular whitespace-nowrap">
          {text}
        </Td>
      ))}
      <Td align="end">
        <Link
          href={href}
          prefetch={false}
          className="link tabular"
          aria-label={`${name}: ${formatNumber(cases, locale)}`}
        >
          {formatNumber(cases, locale)}
        </Link>
      </Td>
    </Tr>
  );
}
