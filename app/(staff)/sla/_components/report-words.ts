import { shareOf } from "@/lib/domain/statistics/proportion";
import type { Locale } from "@/lib/i18n/config";
import type { RunCounts } from "@/lib/sla/queries/report";

/** What every panel of the report is about. */
export type ReportPlace = { locale: Locale; timeZone: string };

/** Of the runs that were judged, how many were kept; null where none was. */
export function keptShare({ kept, broken }: Pick<RunCounts, "kept" | "broken">) {
  return shareOf(kept, kept + broken);
}
