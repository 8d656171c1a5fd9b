import Link from "next/link";
import { Notice } from "@/components/ui/notice";
import { Panel } from "@/components/ui/panel";
import { Table, TableHead, Td, Th, Tr } from "@/components/ui/table";
import { deltaOf, isConserved } from "@/lib/domain/simulation/replay";
import type { ReplayCheck } from "@/lib/domain/simulation/result";
import { formatNumber } from "@/lib/i18n/format";
import { moneyText } from "../../../dashboard/_components/scope";
import type { PanelScope } from "./panel-scope";

/** Law R15 on the page: what the past gives when it is decided again, and what the books say. */
export function ReplayPanel({ replay, words, casesHref }: PanelScope & { replay: ReplayCheck }) {
  const { t, locale } = words;
  const n = (value: number) => formatNumber(value, locale);
  const broken = replay.decisions - replay.replayed;
  const fine = isConserved(replay);
  return (
    <Panel id="replay" title={t("replay.title")} description={t("replay.basis")}>
      <div className="grid gap-3">
        <Notice tone={fine ? "success" : "danger"}>{fine ? t("replay.ok") : t("replay.wrong")}</Notice>
        <ul className="grid gap-1 text-ui">
          <li>{t("replay.decisions", { replayed: n(replay.replayed), decisions: n(replay.decisions) })}</li>
          <li>{t("replay.awards", { awards: replay.awards, overrides: n(replay.overrides) })}</li>
          {broken > 0 ? (
            <li>
              <Link href={casesHref(replay.brokenFigure)} prefetch={false} className="link">
                {t("replay.broken", { n: broken })}
              </Link>
            </li>
          ) : null}
          {replay.disagreeing > 0 ? (
            <li>
              <Link href={casesHref(replay.disagreeingFigure)} prefetch={false} className="link">
                {t("replay.disagreeing", { n: replay.disagreeing })}
              </Link>
            </li>
          ) : null}
        </ul>
        {replay.totals.length > 0 ? <TotalsTable replay={replay} words={words} /> : null}
      </div>
    </Panel>
  );
}

function TotalsTable({
  replay,
  words: { t, compensation, locale },
}: {
  replay: ReplayCheck;
  words: PanelScope["words"];
}) {
  return (
    <Table label={t("replay.table")} frame="lg:overflow-x-auto">
      <TableHead>
        <Th>{t("replay.part")}</Th>
        <Th align="end">{t("replay.replayed")}</Th>
        <Th align="end">{t("replay.rows")}</Th>
        <Th align="end">{t("replay.books")}</Th>
        <Th align="end">{t("replay.delta")}</Th>
      </TableHead>
      <tbody>
        {replay.totals.map((total) => {
          const money = (amountMinor: bigint) => moneyText(amountMinor, total.currency, locale);
          return (
            <Tr key={`${total.currency} ${total.part}`}>
              <Td>{compensation(`part.${total.part}`)}</Td>
              {[total.replayedMinor, total.awardsMinor, total.ledgerMinor, deltaOf(total)].map(
                (amount, place) => (
                  <Td key={place} align="end" className="tabular whitespace-nowrap">
                    {money(amount)}
                  </Td>
                ),
              )}
            </Tr>
          );
        })}
      </tbody>
    </Table>
  );
}
