import { AttachmentList } from "@/components/complaints/attachment-list";
import { Timestamp } from "@/components/ui/timestamp";
import { cn } from "@/lib/cn";
import type { TimelineEntry } from "@/lib/complaints/customer-timeline";
import { formatInstant, type Place } from "@/lib/i18n/format";
import { getTranslations } from "@/lib/i18n/server";
import { paths } from "@/lib/paths";

type TimelineProps = {
  reference: string;
  entries: readonly TimelineEntry[];
  place: Place;
  organisation: string;
};

/** Messages and steps as one story, oldest first. */
export async function Timeline({ reference, entries, place, organisation }: TimelineProps) {
  const t = await getTranslations("tracking.timeline");
  return (
    <section aria-labelledby="timeline">
      <h2 id="timeline" className="text-xl font-semibold">
        {t("title")}
      </h2>
      <ol className="mt-4 grid gap-4">
        {entries.map((entry) => {
          const at = (
            <Timestamp at={entry.at} className="text-ui-sm text-muted">
              {formatInstant(entry.at, place)}
            </Timestamp>
          );
          if (entry.kind === "step")
            return (
              <li
                key={entry.id}
                className="flex flex-wrap items-baseline justify-between gap-x-4 border-s-2 border-line ps-4"
              >
                <span>{t(`step.${entry.step}`)}</span>
                {at}
              </li>
            );
          const isOurs = entry.from === "us";
          return (
            <li
              key={entry.id}
              className={cn(
                "rounded-lg border p-4",
                isOurs ? "border-accent-line bg-accent-soft" : "border-line bg-surface",
              )}
            >
              <div className="flex flex-wrap items-baseline justify-between gap-x-4">
                <p className="font-semibold">
                  {t(`kinds.${entry.message}`)}
                  {isOurs ? (
                    <span className="ms-2 text-ui-sm font-normal text-muted">{organisation}</span>
                  ) : null}
                </p>
                {at}
              </div>
              <p className="mt-2 whitespace-pre-wrap">{entry.body}</p>
              <AttachmentList files={entry.files} href={(key) => paths.complaintFile(reference, key)} />
            </li>
          );
        })}
      </ol>
    </section>
  );
}
