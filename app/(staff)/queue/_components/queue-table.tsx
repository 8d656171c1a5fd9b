import { clockWords } from "@/components/complaints/clock-words";
import { Table, TableHead, Th } from "@/components/ui/table";
import type { Choice } from "@/lib/complaints/queries/desk-options";
import type { QueueRow } from "@/lib/complaints/queries/queue";
import type { BreachChance } from "@/lib/domain/sla/runs/breach-chance";
import { formatNumber, formatPercent } from "@/lib/i18n/format";
import { getTranslations } from "@/lib/i18n/server";
import { clockNames } from "@/lib/sla/queries/names";
import type { Desk } from "./desk";
import { type QueueLineWords, queueLineView } from "./queue-line-view";
import { QueueLines } from "./queue-lines";

type QueueTableProps = {
  desk: Desk;
  rows: readonly QueueRow[];
  categories: readonly Choice[];
  label: string;
  /** In search results the time of receipt stands where the due time is meaningless. */
  isSearch?: boolean;
  /** How likely each next deadline is missed, by the id of its case; only where the queue is ordered by it. */
  chances?: ReadonlyMap<string, BreachChance>;
};

/** The lines of the queue or of a search. Words are looked up once, not once per line. */
export async function QueueTable({
  desk,
  rows,
  categories,
  label,
  isSearch = false,
  chances,
}: QueueTableProps) {
  const [t, common, status, assign, markers, flags, chance] = await Promise.all([
    getTranslations("queue.columns"),
    getTranslations("common"),
    getTranslations("case.status"),
    getTranslations("queue.assign"),
    getTranslations("queue.markers"),
    getTranslations("triage.flags"),
    getTranslations("queue.chance"),
  ]);
  const names = new Map(categories.map((category) => [category.value, category.label]));
  const words: QueueLineWords = {
    category: (key) => (key === null ? "–" : (names.get(key) ?? key)),
    vip: markers("vip"),
    vulnerable: markers("vulnerable"),
    flagged: (found) =>
      markers("flagged", { flags: found.map((flag) => (isKnownFlag(flag) ? flags(flag) : flag)).join(", ") }),
    clock: await clockWords(await clockNames(desk.place.locale)),
  };
  const chanceOf = (id: string) => {
    const found = chances?.get(id);
    if (!found) return null;
    const n = formatNumber(found.n, desk.place.locale);
    return found.chance === null
      ? { text: chance("few", { n }), title: chance("fewTitle", { n }) }
      : {
          text: chance("line", { share: formatPercent(found.chance, desk.place.locale), n }),
          title: chance("title", { n }),
        };
  };
  const severities = {
    urgent: common("severity.urgent"),
    standard: common("severity.standard"),
    low: common("severity.low"),
  };
  // Only the words that stand on this page are sent.
  const statuses = Object.fromEntries(rows.map((row) => [row.status, status(row.status)]));
  return (
    <Table label={label} className="queue-lines table-fixed sm:min-w-[61rem]">
      <TableHead>
        <Th className="w-46 px-2 ps-3">{t("clock")}</Th>
        <Th className="w-31 px-2">{isSearch ? t("received") : t("due")}</Th>
        <Th className="w-24 px-2">{t("severity")}</Th>
        <Th className="px-2">{t("case")}</Th>
        <Th className="w-30 px-2 2xl:w-36">{t("customer")}</Th>
        <Th className="w-27 px-2 2xl:w-32">{t("category")}</Th>
        <Th className="w-32 px-2 2xl:w-36">{t("status")}</Th>
        <Th className="w-37 px-2 2xl:w-40">{t("assignee")}</Th>
      </TableHead>
      <QueueLines
        lines={rows.map((row) => queueLineView(row, { desk, words, isSearch, chance: chanceOf(row.id) }))}
        severities={severities}
        statuses={statuses}
        take={desk.mayAssign ? assign("button") : assign("take")}
      />
    </Table>
  );
}

const FLAGS = ["press", "social-media", "legal", "regulator", "self-harm", "says-urgent"] as const;
function isKnownFlag(flag: string): flag is (typeof FLAGS)[number] {
  return FLAGS.some((known) => known === flag);
}
