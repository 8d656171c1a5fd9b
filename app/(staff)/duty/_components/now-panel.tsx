import { Badge } from "@/components/ui/badge";
import { Panel } from "@/components/ui/panel";
import type { DutyRota } from "@/lib/duty/types";
import { formatDue, type Place } from "@/lib/i18n/format";
import { getTranslations } from "@/lib/i18n/server";

type NowPanelProps = { rota: DutyRota; place: Place; now: Date };

/** Who is on duty now, until when, and who comes next. */
export async function NowPanel({ rota, place, now }: NowPanelProps) {
  const t = await getTranslations("duty");
  const { on, next } = rota;
  const isNeeded = rota.gaps.some(({ from, to }) => from <= now && now < to);
  return (
    <Panel id="now" title={t("now")}>
      <dl className="grid gap-3 sm:grid-cols-2">
        <div className="grid content-start gap-1">
          <dt className="text-ui-sm text-muted">{t("onNow")}</dt>
          {on.length === 0 ? (
            <dd className={isNeeded ? "font-medium text-danger" : "text-muted"}>
              {isNeeded ? t("nobodyNow") : t("notNeeded")}
            </dd>
          ) : (
            on.map(({ id, name, until }) => (
              <dd key={id} className="flex flex-wrap items-center gap-x-2">
                <Badge tone="success" icon="phone">
                  {name}
                </Badge>
                <span className="text-muted">{t("until", { at: formatDue(until, now, place) })}</span>
              </dd>
            ))
          )}
        </div>
        <div className="grid content-start gap-1">
          <dt className="text-ui-sm text-muted">{t("next")}</dt>
          {next.length === 0 ? (
            <dd className="text-muted">{t("nobodyNext")}</dd>
          ) : (
            next.map(({ id, name, from }) => (
              <dd key={id} className="flex flex-wrap items-center gap-x-2">
                <span className="font-medium">{name}</span>
                <span className="text-muted">{t("from", { at: formatDue(from, now, place) })}</span>
              </dd>
            ))
          )}
        </div>
      </dl>
    </Panel>
  );
}
