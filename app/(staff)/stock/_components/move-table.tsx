import Link from "next/link";
import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import { Panel } from "@/components/ui/panel";
import { Table, TableHead, Td, Th, Tr } from "@/components/ui/table";
import type { Tone } from "@/components/ui/tone";
import type { StockMoveKind } from "@/lib/domain/stock";
import { formatInstant, type Place } from "@/lib/i18n/format";
import { nameIn } from "@/lib/ledger/names";
import { paths } from "@/lib/paths";
import type { StockItemRow, StockMoveRow } from "@/lib/stock/types";

const TONES = {
  receive: "success",
  reserve: "info",
  release: "neutral",
  deliver: "accent",
  adjust: "warning",
} as const satisfies Record<StockMoveKind, Tone>;

type MoveTableProps = { moves: readonly StockMoveRow[]; chosen: StockItemRow | null; place: Place };

/** The latest moves, of one item or of all; each says who, why and for which case. */
export function MoveTable({ moves, chosen, place }: MoveTableProps) {
  const t = useTranslations("stock");
  const signed = (n: number) => (n === 0 ? "" : n > 0 ? `+${n}` : `−${-n}`);
  const title = chosen ? t("moves.of", { item: nameIn(chosen.names, place.locale) }) : t("moves.title");
  return (
    <Panel
      id="moves"
      title={title}
      padding="none"
      actions={
        chosen ? (
          <Link href={paths.stock} prefetch={false} className="link">
            {t("moves.all")}
          </Link>
        ) : null
      }
    >
      {moves.length === 0 ? (
        <p className="px-4 py-4 text-muted">{t("moves.empty")}</p>
      ) : (
        <Table label={title}>
          <TableHead>
            <Th>{t("moves.at")}</Th>
            <Th>{t("item")}</Th>
            <Th>{t("moves.kind")}</Th>
            <Th align="end">{t("moves.onHand")}</Th>
            <Th align="end">{t("moves.reserved")}</Th>
            <Th>{t("moves.reason")}</Th>
            <Th>{t("moves.by")}</Th>
            <Th>{t("moves.case")}</Th>
          </TableHead>
          <tbody>
            {moves.map((move) => (
              <Tr key={move.id}>
                <Td className="whitespace-nowrap">{formatInstant(move.movedAt, place)}</Td>
                <Td>{nameIn(move.names, place.locale)}</Td>
                <Td>
                  <Badge tone={TONES[move.kind]}>{t(`kinds.${move.kind}`)}</Badge>
                </Td>
                <Td align="end" className="tabular">
                  {signed(move.onHandChange)}
                </Td>
                <Td align="end" className="tabular">
                  {signed(move.reservedChange)}
                </Td>
                <Td>{move.reason ? t(`reasons.${move.reason}`) : ""}</Td>
                <Td>{move.actorName ?? t(`by.${move.actorKind}`)}</Td>
                <Td>
                  {move.reference ? (
                    <Link href={paths.case(move.reference)} prefetch={false} className="link">
                      {move.reference}
                    </Link>
                  ) : null}
                </Td>
              </Tr>
            ))}
          </tbody>
        </Table>
      )}
    </Panel>
  );
}
