import { Badge } from "@/components/ui/badge";
import { EmptyState } from "@/components/ui/empty-state";
import { Panel } from "@/components/ui/panel";
import { Table, TableHead, Td, Th, Tr } from "@/components/ui/table";
import { Timestamp } from "@/components/ui/timestamp";
import { formatInstant, formatRelative, type Place } from "@/lib/i18n/format";
import { getTranslations } from "@/lib/i18n/server";
import type { SystemWorker } from "@/lib/system/types";

type WorkersPanelProps = { workers: readonly SystemWorker[]; place: Place; now: Date };

/** Who runs the jobs, over all processes. */
export async function WorkersPanel({ workers, place, now }: WorkersPanelProps) {
  const t = await getTranslations("system.workers");
  return (
    <Panel id="workers" title={t("title")} description={t("description")} padding="none">
      {workers.length === 0 ? (
        <EmptyState icon="timer-off" title={t("empty")}>
          {t("emptyHint")}
        </EmptyState>
      ) : (
        <Table label={t("title")}>
          <TableHead>
            <Th>{t("name")}</Th>
            <Th>{t("state")}</Th>
            <Th>{t("job")}</Th>
            <Th>{t("seen")}</Th>
          </TableHead>
          <tbody>
            {workers.map((worker) => (
              <Tr key={worker.id}>
                <Td>
                  <code className="text-ui-sm">{worker.id}</code>
                </Td>
                <Td>
                  <Badge
                    tone={worker.isAlive ? "success" : "danger"}
                    icon={worker.isAlive ? "circle-check" : "timer-off"}
                  >
                    {worker.isAlive ? t("alive") : t("silent")}
                  </Badge>
                </Td>
                <Td>
                  {worker.job ? <code>{worker.job}</code> : <span className="text-muted">{t("idle")}</span>}
                </Td>
                <Td className="whitespace-nowrap">
                  <Timestamp at={worker.seenAt} title={formatInstant(worker.seenAt, place)}>
                    {formatRelative(worker.seenAt, now, place.locale)}
                  </Timestamp>
                </Td>
              </Tr>
            ))}
          </tbody>
        </Table>
      )}
    </Panel>
  );
}
