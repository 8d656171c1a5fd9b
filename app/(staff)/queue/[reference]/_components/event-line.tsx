import { Icon } from "@/components/ui/icon";
import { Timestamp } from "@/components/ui/timestamp";
import type { TimelineEntry } from "@/lib/complaints/queries/timeline";
import { ATTRIBUTIONS, IMPACTS } from "@/lib/domain/assessment";
import { isComplaintStatus } from "@/lib/domain/complaint-state";
import { isSeverity } from "@/lib/domain/severity";
import { NO_REPLY } from "@/lib/domain/sla/runs/waiting";
import { LADDER_READERS } from "@/lib/domain/sla/terms/definition";
import { formatInstant } from "@/lib/i18n/format";
import { getTranslations } from "@/lib/i18n/server";
import { bounceReason } from "@/lib/outbox/bounce";
import { isMailTemplate } from "@/lib/outbox/types";
import type { CaseView } from "./case-view";

type EventEntry = Extract<TimelineEntry, { entry: "event" }>;

/** One thing that happened, in a line: who did it and when. */
export async function EventLine({ view, event }: { view: CaseView; event: EventEntry }) {
  const t = await getTranslations("case.timeline");
  const actor = event.actorKind === "system" ? t("system") : (event.actorName ?? t("someone"));
  return (
    <p className="flex items-baseline gap-2 px-1 text-ui-sm text-muted">
      <Icon name="circle-dot" className="size-3 self-center" />
      <span className="min-w-0 flex-1 text-ink">{await sentence(event, view)}</span>
      <span className="shrink-0">
        {actor} · <Timestamp at={event.at}>{formatInstant(event.at, view.place)}</Timestamp>
      </span>
    </p>
  );
}

/** The event in words; facts of an older or foreign version that mean nothing here are left out. */
async function sentence(
  { type, facts, names }: EventEntry,
  { options, clocks, place }: CaseView,
): Promise<string> {
  const [t, status, common, triage, bounce, letters, readers] = await Promise.all([
    getTranslations("case.events"),
    getTranslations("case.status"),
    getTranslations("common"),
    getTranslations("triage"),
    getTranslations("outbox.bounce"),
    getTranslations("outbox.template"),
    getTranslations("case.clocks.readers"),
  ]);
  const readerWord = (key: string) => {
    const reader = LADDER_READERS.find((one) => one === key);
    return reader ? readers(reader) : key;
  };
  const text = (name: string) => (typeof facts[name] === "string" ? String(facts[name]) : "");
  const letterWord = (template: string) => (isMailTemplate(template) ? letters(template) : template);
  const severity = (name: string) => {
    const value = text(name);
    return isSeverity(value) ? common(`severity.${value}`) : value || "–";
  };
  const statusWord = (name: string) => {
    const value = text(name);
    return isComplaintStatus(value) ? status(value) : value || "–";
  };
  if (type === "severity-set")
    return t(type, { to: severity("to") === "–" ? severity("severity") : severity("to") });
  if (type === "severity-changed") return t(type, { from: severity("from"), to: severity("to") });
  if (type === "status-moved") return t(type, { from: statusWord("from"), to: statusWord("to") });
  if (type === "assigned") return text("to") ? t(type, { to: names[text("to")] ?? "–" }) : t("unassigned");
  if (type === "assessed") {
    const impact = IMPACTS.find((one) => one === text("impact"));
    const attribution = ATTRIBUTIONS.find((one) => one === text("attribution"));
    return t(type, {
      impact: impact ? triage(`impact.${impact}`) : "–",
      attribution: attribution ? triage(`attribution.${attribution}`) : "–",
    });
  }
  if (type === "region-changed") {
    const region = (key: string) =>
      key === "" ? t("noRegion") : (options.regions.find(({ value }) => value === key)?.label ?? key);
    return t(type, { from: region(text("from")), to: region(text("to")) });
  }
  if (type === "mail-bounced")
    return t(type, { reason: bounce(bounceReason(text("code"))), letter: letterWord(text("template")) });
  if (type === "clock-escalated" || type === "clock-extended") {
    const clock = clocks.find(({ key }) => key === text("clock"))?.names[place.locale] ?? text("clock");
    const told = Array.isArray(facts.told) ? facts.told.map((reader) => readerWord(String(reader))) : [];
    return t(type, { clock, percent: Number(facts.percent ?? 0), told: told.join(", ") });
  }
  if (type === "closed" && text("cause") === NO_REPLY) return t("closedUnanswered");
  if (type === "reopened" && text("cause") === NO_REPLY) return t("reopenedByCustomer");
  if (type === "mail-sent-again") return t(type, { letter: letterWord(text("template")) });
  return t(type);
}
