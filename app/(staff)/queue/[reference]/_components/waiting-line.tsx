import { Icon } from "@/components/ui/icon";
import { formatInstant, type Place } from "@/lib/i18n/format";
import { getTranslations } from "@/lib/i18n/server";
import type { WaitingView } from "@/lib/waiting/queries/view";

type WaitingLineProps = { waiting: WaitingView; now: Date; place: Place };

/** Since when the case waits for its customer, and how it goes on without a reply. */
export async function WaitingLine({ waiting, now, place }: WaitingLineProps) {
  const t = await getTranslations("case.waiting");
  const { since, remindAt, isReminded, closesAt, obstacle, isHandedOver } = waiting;
  // The end is the first instant that is too late; the day before it is the last one.
  const lastDay = (end: Date) => formatInstant(new Date(end.getTime() - 1), place, "date");
  const date = lastDay(closesAt);
  const reason = obstacle ? t(`obstacle.${obstacle}`) : "";
  const after = () => {
    if (isHandedOver) return obstacle ? t("asked", { reason }) : t("askedNow");
    return obstacle ? t("asks", { reason, date }) : t("closes", { date });
  };
  const reminder = () => {
    if (isReminded) return t("reminded", { at: formatInstant(remindAt, place) });
    return obstacle === "no-letters" || remindAt <= now ? "" : t("willRemind", { date: lastDay(remindAt) });
  };
  const said = [t("since", { at: formatInstant(since, place) }), reminder(), after()].filter(Boolean);
  return (
    <p className="flex items-center gap-2 text-ui-sm text-muted">
      <Icon name="clock" className="size-4 shrink-0" />
      <span>{said.join(place.locale === "en" ? " " : "")}</span>
    </p>
  );
}
