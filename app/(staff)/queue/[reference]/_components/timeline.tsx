import { Panel } from "@/components/ui/panel";
import { TIMELINE_LIMIT, type TimelineEntry } from "@/lib/complaints/queries/timeline";
import { formatZone } from "@/lib/i18n/format";
import { getTranslations } from "@/lib/i18n/server";
import type { CaseView } from "./case-view";
import { EventLine } from "./event-line";
import { MessageCard } from "./message-card";

/** Everything that happened and was said, the latest first. */
export async function Timeline({ view, entries }: { view: CaseView; entries: readonly TimelineEntry[] }) {
  const t = await getTranslations("case.timeline");
  return (
    <Panel
      id="timeline"
      title={t("title")}
      description={t("zone", { zone: formatZone(view.place, view.now) })}
    >
      <ol className="grid gap-2">
        {entries.map((entry) => (
          <li key={entry.id}>
            {entry.entry === "event" ? (
              <EventLine view={view} event={entry} />
            ) : (
              <MessageCard view={view} message={entry} />
            )}
          </li>
        ))}
      </ol>
      {entries.length === TIMELINE_LIMIT ? (
        <p className="pt-2 text-ui-sm text-muted">{t("limited", { limit: TIMELINE_LIMIT })}</p>
      ) : null}
    </Panel>
  );
}
