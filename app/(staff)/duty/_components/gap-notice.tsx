import { Notice } from "@/components/ui/notice";
import type { DutyRota } from "@/lib/duty/types";
import { formatSpan, type Place } from "@/lib/i18n/format";
import { getTranslations } from "@/lib/i18n/server";

/** The list would be longer than the rota below it. */
const NAMED = 4;

/** Warns of the times when nobody is on duty; nothing where there are none. */
export async function GapNotice({ rota, place }: { rota: DutyRota; place: Place }) {
  const t = await getTranslations("duty");
  if (rota.days.every(({ shifts }) => shifts.length === 0))
    return (
      <Notice tone="warning" title={t("warning.none")}>
        {t("warning.noneBody")}
      </Notice>
    );
  if (rota.gaps.length === 0) return null;
  const rest = rota.gaps.length - NAMED;
  return (
    <Notice tone="warning" title={t("warning.title", { count: rota.gaps.length })}>
      <ul className="tabular">
        {rota.gaps.slice(0, NAMED).map(({ from, to }) => (
          <li key={from.toISOString()}>{formatSpan(from, to, place)}</li>
        ))}
        {rest > 0 ? <li>{t("warning.more", { count: rest })}</li> : null}
      </ul>
    </Notice>
  );
}
