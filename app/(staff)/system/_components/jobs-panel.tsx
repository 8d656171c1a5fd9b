import { Badge } from "@/components/ui/badge";
import { EmptyState } from "@/components/ui/empty-state";
import type { IconName } from "@/components/ui/icon-names";
import { Panel } from "@/components/ui/panel";
import { Table, TableHead, Td, Th, Tr } from "@/components/ui/table";
import { Tabs } from "@/components/ui/tabs";
import { Timestamp } from "@/components/ui/timestamp";
import type { Tone } from "@/components/ui/tone";
import { formatInstant, type Place } from "@/lib/i18n/format";
import { getTranslations } from "@/lib/i18n/server";
import { JOB_STATES, type JobState } from "@/lib/metrics/queries";
import { paths, withQuery } from "@/lib/paths";
import type { SystemJob } from "@/lib/system/types";
import { JobButtons } from "./job-buttons";

const LOOKS = {
  waiting: { tone: "info", icon: "hourglass" },
  scheduled: { tone: "neutral", icon: "calendar-clock" },
  running: { tone: "accent", icon: "play" },
  failed: { tone: "danger", icon: "octagon-alert" },
} as const satisfies Record<JobState, { tone: Tone; icon: IconName }>;

type JobsPanelProps = {
  jobs: readonly SystemJob[];
  counts: Readonly<Record<JobState, number>>;
  state: JobState | null;
  place: Place;
  mayWork: boolean;
};

/** The queue of background jobs, those that need somebody first. */
export async function JobsPanel({ jobs, counts, state, place, mayWork }: JobsPanelProps) {
  const t = await getTranslations("system.jobs");
  const tabs = [null, ...JOB_STATES].map((one) => ({
    href: withQuery(paths.system, { jobs: one }),
    label: one ? t(`state.${one}`) : t("all"),
    isCurrent: one === state,
    ...(one ? { count: counts[one] } : {}),
  }));
  return (
    <Panel id="jobs" title={t("title")} description={t("description")} padding="none">
      <Tabs label={t("filter")} tabs={tabs} className="px-2" />
      {jobs.length === 0 ? (
        <EmptyState icon="circle-check" title={t("empty")}>
          {t("emptyHint")}
        </EmptyState>
      ) : (
        <Table label={t("title")}>
          <TableHead>
            <Th>{t("task")}</Th>
            <Th>{t("stateHead")}</Th>
            <Th align="end">{t("tries")}</Th>
            <Th>{t("runAt")}</Th>
            <Th>{t("problem")}</Th>
            {mayWork ? <Th>{t("actions")}</Th> : null}
          </TableHead>
          <tbody>
            {jobs.map((job) => (
              <Tr key={job.id}>
                <Td className="whitespace-nowrap">
                  <code>{job.task}</code> <span className="tabular text-ui-sm text-muted">#{job.id}</span>
                </Td>
                <Td>
                  <Badge {...LOOKS[job.state]}>{t(`state.${job.state}`)}</Badge>
                </Td>
                <Td align="end" className="tabular whitespace-nowrap">
                  {t("triesOf", { done: job.attempts, most: job.maxAttempts })}
                </Td>
                <Td className="tabular whitespace-nowrap">
                  <Timestamp at={job.runAt}>{formatInstant(job.runAt, place)}</Timestamp>
                </Td>
                <Td className="text-ui-sm">
                  {job.problem ? <code className="break-all text-danger">{job.problem}</code> : null}
                </Td>
                {mayWork ? (
                  <Td className="min-w-44">
                    {job.state === "running" ? null : <JobButtons jobId={job.id} />}
                  </Td>
                ) : null}
              </Tr>
            ))}
          </tbody>
        </Table>
      )}
    </Panel>
  );
}
