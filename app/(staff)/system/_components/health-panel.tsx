import { Badge } from "@/components/ui/badge";
import { DefinitionList } from "@/components/ui/definition-list";
import { Panel } from "@/components/ui/panel";
import { formatBytes, formatInstant, formatNumber, formatPercent, type Place } from "@/lib/i18n/format";
import { getTranslations } from "@/lib/i18n/server";
import type { LastCheck } from "@/lib/ledger/types";
import { poolUse } from "@/lib/metrics/queries";
import type { Protection, SystemHealth } from "@/lib/system/types";

const PROTECTION_LOOKS = {
  "rights-and-triggers": { tone: "success", icon: "shield-check" },
  "triggers-only": { tone: "warning", icon: "shield" },
  open: { tone: "danger", icon: "shield-alert" },
} as const;

/** From here on somebody should look: times in milliseconds, shares of a whole. */
const SLOW_MS = 100;
const OFFSET_MS = 1_000;
const DISK_SHARE = 0.1;
const CONNECTION_SHARE = 0.8;

type HealthPanelProps = {
  health: SystemHealth;
  protection: Protection;
  books: LastCheck | null;
  place: Place;
};

/** Each figure with a word where it is not as it should be. */
export async function HealthPanel({ health, protection, books, place }: HealthPanelProps) {
  const { locale } = place;
  const t = await getTranslations("system.health");
  const pool = poolUse();
  const free = health.disk ? Number(health.disk.freeBytes) / Math.max(1, Number(health.disk.totalBytes)) : 1;
  const warn = (isWrong: boolean, word: string) =>
    isWrong ? (
      <Badge tone="warning" icon="triangle-alert">
        {word}
      </Badge>
    ) : null;
  const ms = (value: number) => t("ms", { value: formatNumber(value, locale, 1) });
  const figures = [
    { term: t("latency"), value: ms(health.latencyMs), note: warn(health.latencyMs > SLOW_MS, t("slow")) },
    {
      term: t("offset"),
      value: ms(health.clockOffsetMs),
      note: warn(Math.abs(health.clockOffsetMs) > OFFSET_MS, t("clocksDiffer")),
    },
    {
      term: t("pool"),
      value: t("poolOf", { busy: pool.busy, limit: pool.limit }),
      note: warn(pool.waiting > 0, t("poolWaiting", { count: pool.waiting })),
    },
    {
      term: t("connections"),
      value: t("of", { used: health.connections, limit: health.connectionLimit }),
      note: warn(health.connections > health.connectionLimit * CONNECTION_SHARE, t("nearLimit")),
    },
    { term: t("database"), value: formatBytes(health.databaseBytes, locale), note: null },
    {
      term: t("disk"),
      value: health.disk
        ? t("free", { size: formatBytes(health.disk.freeBytes, locale), share: formatPercent(free, locale) })
        : t("unknown"),
      note: warn(free < DISK_SHARE, t("diskLow")),
    },
  ];
  const items = [
    ...figures.map(({ term, value, note }) => ({
      key: term,
      term,
      value: (
        <span className="flex flex-wrap items-center gap-2">
          <span className="tabular">{value}</span>
          {note}
        </span>
      ),
    })),
    { key: "books", term: t("books"), value: await booksBadge(books, place) },
    {
      key: "protection",
      term: t("protection"),
      value: (
        <span className="grid justify-items-start gap-1">
          <Badge {...PROTECTION_LOOKS[protection]}>{t(`protectionMode.${protection}`)}</Badge>
          <span className="text-ui-sm text-muted">{t(`protectionHint.${protection}`)}</span>
        </span>
      ),
    },
  ];
  return (
    <Panel id="health" title={t("title")}>
      <DefinitionList items={items} />
    </Panel>
  );
}

async function booksBadge(books: LastCheck | null, place: Place) {
  const t = await getTranslations("system.health");
  if (books === null) return <Badge tone="neutral">{t("unknown")}</Badge>;
  const at = formatInstant(books.at, place);
  return books.findings === 0 ? (
    <Badge tone="success" icon="shield-check">
      {t("booksSound", { at })}
    </Badge>
  ) : (
    <Badge tone="danger" icon="shield-alert">
      {t("booksWrong", { at, count: books.findings })}
    </Badge>
  );
}
