import Link from "next/link";
import { Panel } from "@/components/ui/panel";
import { Table, TableHead, Td, Th, Tr } from "@/components/ui/table";
import type { SideChange } from "@/lib/domain/simulation/result";
import { formatNumber } from "@/lib/i18n/format";
import type { PanelScope } from "./panel-scope";

const VALUES = ["award", "no-award", "needs-human", "yes", "no"] as const;

/** Cases that stand on another side: an award or none, an approval or none, held or not. */
export function SidesPanel({ sides, words, casesHref }: PanelScope & { sides: readonly SideChange[] }) {
  const { t, locale } = words;
  const sideWord = (value: string) => {
    const known = VALUES.find((one) => one === value);
    return known ? t(`sides.value.${known}`) : value;
  };
  return (
    <Panel
      id="sides"
      title={t("sides.title")}
      description={t("sides.basis")}
      padding={sides.length > 0 ? "none" : "normal"}
    >
      {sides.length === 0 ? (
        <p className="text-ui text-muted">{t("sides.none")}</p>
      ) : (
        <Table label={t("sides.title")}>
          <TableHead>
            <Th>{t("sides.title")}</Th>
            <Th>{t("sides.from")}</Th>
            <Th>{t("sides.to")}</Th>
            <Th align="end">{t("sides.cases")}</Th>
          </TableHead>
          <tbody>
            {sides.map(({ axis, from, to, n, figure }) => (
              <Tr key={figure}>
                <Td>{t(`sides.axis.${axis}`)}</Td>
                <Td>{sideWord(from)}</Td>
                <Td>{sideWord(to)}</Td>
                <Td align="end">
                  <Link href={casesHref(figure)} prefetch={false} className="link tabular">
                    {formatNumber(n, locale)}
                  </Link>
                </Td>
              </Tr>
            ))}
          </tbody>
        </Table>
      )}
    </Panel>
  );
}
