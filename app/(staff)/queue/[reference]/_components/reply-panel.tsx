import { randomUUID } from "node:crypto";
import { ClientMessages } from "@/components/shell/client-messages";
import { mayApologiseForFault } from "@/lib/domain/assessment";
import { isOpen, mayMove } from "@/lib/domain/complaint-state";
import { DRAFT_KINDS } from "@/lib/drafts/schema";
import { LOCALE_NAMES } from "@/lib/i18n/config";
import { formatDue } from "@/lib/i18n/format";
import { getTranslations } from "@/lib/i18n/server";
import { replyEffects } from "@/lib/sla/queries/reply-effects";
import { whomWeWaitFor } from "@/lib/waiting/queries/word-facts";
import type { CaseView } from "./case-view";
import { Composer, type ComposerWords } from "./composer";
import { letterChoice } from "./letter-choice";
import { suggestedText } from "./suggested-text";

/** The reply box with what it may offer for this case. */
export async function ReplyPanel({ view }: { view: CaseView }) {
  const { file, staff, now, place } = view;
  const [t, common, effects, waitsFor] = await Promise.all([
    getTranslations("case.composer"),
    getTranslations("common"),
    replyEffects(staff, file.id, now),
    whomWeWaitFor(staff, file.id, file.locale),
  ]);
  const isRunning = isOpen(file.status);
  const letters = await letterChoice(file.id);
  const kinds = isRunning
    ? DRAFT_KINDS
    : DRAFT_KINDS.filter((kind) => kind === "internal-note" || kind === "phone-note");
  const effectOf = (kind: keyof typeof effects) => {
    const { keepsPromise, nextUpdateDueAt } = effects[kind];
    return [
      ...(keepsPromise === null ? [] : [keepsPromise ? t("keeps") : t("keepsNot")]),
      ...(nextUpdateDueAt ? [t("nextWord", { due: formatDue(nextUpdateDueAt, now, place) })] : []),
    ].join(" ");
  };
  const { nextUpdateDueAt } = effects["holding-reply"];
  const recipient = { name: file.customerName, language: LOCALE_NAMES[file.locale] };
  const toCustomer = file.contacts.some(({ kind }) => kind === "email")
    ? t("to.mail", recipient)
    : t("to.page", recipient);
  const words: ComposerWords = {
    title: t("title"),
    kind: t("kind"),
    kinds: {
      answer: t("kinds.answer"),
      "holding-reply": t("kinds.holding-reply"),
      "internal-note": t("kinds.internal-note"),
      "phone-note": t("kinds.phone-note"),
    },
    body: {
      answer: t("body.answer"),
      "holding-reply": t("body.holding-reply"),
      "internal-note": t("body.internal-note"),
      "phone-note": t("body.phone-note"),
    },
    hint: {
      answer: `${t("does.answer")} ${effectOf("answer")} ${toCustomer}`,
      "holding-reply": `${t("does.holding-reply")} ${effectOf("holding-reply")} ${toCustomer}`,
      "internal-note": t("to.colleagues"),
      "phone-note": t("to.colleagues"),
    },
    send: {
      answer: t("send.answer"),
      "holding-reply": t("send.holding-reply"),
      "internal-note": t("send.internal-note"),
      "phone-note": t("send.phone-note"),
    },
    suggest: t("suggest"),
    contains: t("contains"),
    parts: { apology: t("parts.apology"), regret: t("parts.regret"), explanation: t("parts.explanation") },
    noApology: t("noApology"),
    thenWait: t("thenWait"),
    draft: {
      saving: t("draft.saving"),
      saved: t("draft.saved"),
      local: t("draft.local"),
      restored: t("draft.restored"),
    },
    sent: t("sent"),
    sentKept: t("sentKept"),
    sentNoMail: t("sentNoMail"),
    saved: common("saved"),
    sending: t("sending"),
    ended: t("ended"),
    failures: view.words.failures,
  };
  return (
    <ClientMessages namespaces={["files"]}>
      <Composer
        complaintId={file.id}
        reference={file.reference}
        staffId={view.staff.id}
        version={file.version}
        token={randomUUID()}
        kinds={kinds}
        mayApologise={mayApologiseForFault(file.attribution)}
        mayWait={mayMove(file.status, "waiting-for-customer")}
        hasEnded={!isRunning}
        draft={file.draft}
        letters={isRunning ? letters : null}
        suggestion={isRunning ? suggestedText(file, { ...waitsFor, nextUpdateDueAt }, place.timeZone) : ""}
        words={words}
      />
    </ClientMessages>
  );
}
