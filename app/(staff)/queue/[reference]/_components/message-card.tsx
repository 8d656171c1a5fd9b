import { AttachmentList } from "@/components/complaints/attachment-list";
import { Icon } from "@/components/ui/icon";
import type { IconName } from "@/components/ui/icon-names";
import { Timestamp } from "@/components/ui/timestamp";
import { cn } from "@/lib/cn";
import type { MessageKind, TimelineEntry } from "@/lib/complaints/queries/timeline";
import { formatInstant } from "@/lib/i18n/format";
import { getTranslations } from "@/lib/i18n/server";
import { paths } from "@/lib/paths";
import type { CaseView } from "./case-view";

type Side = "fromCustomer" | "toCustomer" | "internal";

const LOOKS = {
  description: { side: "fromCustomer", icon: "message-circle" },
  "customer-message": { side: "fromCustomer", icon: "message-circle" },
  answer: { side: "toCustomer", icon: "send" },
  "holding-reply": { side: "toCustomer", icon: "send" },
  "internal-note": { side: "internal", icon: "message-square-lock" },
  "phone-note": { side: "internal", icon: "phone" },
} as const satisfies Record<MessageKind, { side: Side; icon: IconName }>;

// Apart by place, ground, edge, icon and word: a note must never be taken for something the customer has read.
const SIDES = {
  fromCustomer: "me-8 border-line bg-surface",
  toCustomer: "ms-8 border-accent-line bg-accent-soft",
  internal: "border-dashed border-warning-line bg-warning-soft",
} as const satisfies Record<Side, string>;

const SIDE_INK = {
  fromCustomer: "text-muted",
  toCustomer: "text-accent-ink",
  internal: "text-warning",
} as const;

type MessageCardProps = { view: CaseView; message: Extract<TimelineEntry, { entry: "message" }> };

/** One text: from the customer, to the customer, or for colleagues only. */
export async function MessageCard({ view, message }: MessageCardProps) {
  const t = await getTranslations("case");
  const { side, icon } = LOOKS[message.kind];
  const parts = (["apology", "regret", "explanation"] as const)
    .filter((part) => message.contains.includes(part))
    .map((part) => t(`composer.parts.${part}`))
    .join(", ");
  return (
    <article className={cn("rounded-lg border px-3 py-2", SIDES[side])}>
      <header className="flex flex-wrap items-center gap-x-2 text-ui-sm">
        <span className={cn("flex items-center gap-1.5 font-semibold", SIDE_INK[side])}>
          <Icon name={icon} />
          {t(`timeline.${side}`)} · {t(`timeline.kinds.${message.kind}`)}
        </span>
        <span className="text-muted">
          {message.actorName ?? t("timeline.someone")} ·{" "}
          <Timestamp at={message.at}>{formatInstant(message.at, view.place)}</Timestamp>
        </span>
      </header>
      <p className="mt-1 whitespace-pre-wrap" {...(side === "internal" ? {} : { lang: view.file.locale })}>
        {message.body}
      </p>
      <AttachmentList
        files={message.files}
        href={(key) => paths.caseFile(view.file.reference, key)}
        showNotes
      />
      {parts ? <p className="mt-1 text-ui-sm text-muted">{t("timeline.contains", { parts })}</p> : null}
    </article>
  );
}
