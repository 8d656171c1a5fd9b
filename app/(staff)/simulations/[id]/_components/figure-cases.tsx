import Link from "next/link";
import { useTranslations } from "next-intl";
import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import { Panel } from "@/components/ui/panel";
import { Table, TableHead, Td, Th, Tr } from "@/components/ui/table";
import type { Locale } from "@/lib/i18n/config";
import { formatNumber } from "@/lib/i18n/format";
import { paths } from "@/lib/paths";
import type { FigureCases } from "@/lib/simulation/types";
import { moneyText } from "../../../dashboard/_components/scope";
import { signedMoney } from "./amounts";

type FigureCasesPanelProps = { cases: FigureCases | null; figure: string; back: string; locale: Locale };

/** What a figure counted: the cases that move most, with what they got and what they would get. */
export function FigureCasesPanel({ cases, figure, back, locale }: FigureCasesPanelProps) {
  const t = useTranslations("simulation");
  if (!cases)
    return (
      <EmptyState
        icon="scale"
        title={t("cases.empty")}
        actions={<ButtonLink href={back}>{t("cases.back")}</ButtonLink>}
      >
        {t("cases.emptyHint")}
      </EmptyState>
    );
  const count = t("cases.count", { n: cases.n });
  const shown =
    cases.n > cases.cases.length
      ? ` ${t("cases.shown", { shown: formatNumber(cases.cases.length, locale) })}`
      : "";
  // What is counted apart has no amounts; the check compares books and replay, not then and now.
  const hasAmounts = !figure.startsWith("apart|");
  const isBooks = figure === "replay|award";
  return (
    <Panel
      id="cases"
      title={t("cases.title")}
      description={`${count}${shown}`}
      padding="none"
      actions={
        <ButtonLink href={back} size="small" icon="arrow-left">
          {t("cases.back")}
        </ButtonLink>
      }
    >
      <Table label={t("cases.title")}>
        <TableHead>
          <Th>{t("cases.case")}</Th>
          {hasAmounts ? (
            <>
              <Th align="end">{t(isBooks ? "cases.booked" : "cases.before")}</Th>
              <Th align="end">{t(isBooks ? "cases.replayed" : "cases.after")}</Th>
              <Th align="end">{t("cases.difference")}</Th>
            </>
          ) : null}
        </TableHead>
        <tbody>
          {cases.cases.map((one, place) => (
            <Tr key={`${one.id} ${place}`}>
              <Td className="max-w-md min-w-48">
                <Link
                  href={paths.case(one.reference)}
                  prefetch={false}
                  className="link tabular whitespace-nowrap"
                >
                  {one.reference}
                </Link>
                <span className="ms-2 text-muted">{one.subject}</span>
              </Td>
              {hasAmounts ? (
                <>
                  <Td align="end" className="tabular whitespace-nowrap">
                    {moneyText(one.beforeMinor, one.currency, locale)}
                  </Td>
                  <Td align="end" className="tabular whitespace-nowrap">
                    {moneyText(one.afterMinor, one.currency, locale)}
                  </Td>
                  <Td align="end" className="tabular whitespace-nowrap">
                    {signedMoney(one.afterMinor - one.beforeMinor, one.currency, locale)}
                  </Td>
                </>
              ) : null}
            </Tr>
          ))}
        </tbody>
      </Table>
    </Panel>
  );
}
