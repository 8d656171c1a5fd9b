"use client";

import { type FormEvent, startTransition, useActionState, useEffect, useRef, useState } from "react";
import { orUnreachable } from "@/components/complaints/desk-form";
import { FilesField } from "@/components/complaints/files-field";
import { useShortcuts } from "@/components/shell/use-shortcut";
import { SubmitButton } from "@/components/ui/submit-button";
import { Textarea } from "@/components/ui/textarea";
import { NO_FILES } from "@/lib/attachments/types";
import { cn } from "@/lib/cn";
import { sendFromComposer } from "@/lib/complaints/actions/case";
import type { DeskState } from "@/lib/complaints/desk-state";
import type { DraftKind } from "@/lib/drafts/schema";
import { InsertWord } from "./insert-word";
import { type LetterOption, LetterPicker, type LetterWords } from "./letter-picker";
import { MessageParts } from "./message-parts";
import { type ServerDraft, useDraft } from "./use-draft";

export type ComposerWords = {
  title: string;
  kind: string;
  kinds: Record<DraftKind, string>;
  body: Record<DraftKind, string>;
  hint: Record<DraftKind, string>;
  send: Record<DraftKind, string>;
  suggest: string;
  contains: string;
  parts: { apology: string; regret: string; explanation: string };
  noApology: string;
  thenWait: string;
  draft: { saving: string; saved: string; local: string; restored: string };
  sent: string;
  sentKept: string;
  sentNoMail: string;
  saved: string;
  sending: string;
  ended: string;
  failures: Readonly<Record<string, string>>;
};

type ComposerProps = {
  complaintId: string;
  reference: string;
  staffId: string;
  version: number;
  /** Under which files wait until the text they belong to is sent. */
  token: string;
  kinds: readonly DraftKind[];
  mayApologise: boolean;
  mayWait: boolean;
  hasEnded: boolean;
  draft: ServerDraft | null;
  /** The letters that laws ask for on this case; none for most. */
  letters: { options: readonly LetterOption[]; words: LetterWords } | null;
  /** A holding reply in the customer's language, made of what the case knows. */
  suggestion: string;
  words: ComposerWords;
};

const IDLE: DeskState = { status: "idle" };

/** Answer, holding reply, internal note, phone note: one box, whose look says who will read it. */
export function Composer(props: ComposerProps) {
  const { complaintId, reference, staffId, version, kinds, words } = props;
  const form = useRef<HTMLFormElement>(null);
  const draft = useDraft({ complaintId, staffId, kinds, server: props.draft });
  const [sentKind, setSentKind] = useState<DraftKind>("answer");
  const [state, send, pending] = useActionState<DeskState, FormData>(
    (before, data) => orUnreachable(() => sendFromComposer(before, data)),
    IDLE,
  );
  const { kind, body, forget } = draft;
  const [letter, setLetter] = useState<LetterOption | null>(null);
  useEffect(() => {
    if (state.status !== "done") return;
    form.current?.reset();
    setLetter(null);
    forget();
  }, [state, forget]);
  useReplyKey(form, reference);
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (pending) return;
    const data = new FormData(event.currentTarget);
    draft.hold();
    setSentKind(kind);
    startTransition(() => send(data));
  };
  const isInternal = kind === "internal-note" || kind === "phone-note";
  return (
    <form
      ref={form}
      id="reply"
      onSubmit={onSubmit}
      aria-label={words.title}
      aria-busy={pending || undefined}
      className={cn(
        "grid gap-2 rounded-lg border px-4 py-3",
        isInternal ? "border-dashed border-warning-line bg-warning-soft" : "border-accent-line bg-surface",
      )}
    >
      <input type="hidden" name="complaintId" value={complaintId} />
      <input type="hidden" name="reference" value={reference} />
      <input type="hidden" name="version" value={version} />
      <input type="hidden" name="token" value={props.token} />
      {props.hasEnded ? <p className="text-ui-sm text-muted">{words.ended}</p> : null}
      <KindPicker kinds={kinds} kind={kind} words={words} onPick={draft.setKind} />
      {props.letters ? (
        <LetterPicker
          {...props.letters}
          chosen={letter?.kind === kind ? letter : null}
          onChoose={(next) => {
            setLetter(next);
            if (next) draft.write(next.kind, [body.trim(), next.text].filter(Boolean).join("\n\n"));
          }}
        />
      ) : null}
      <label htmlFor="reply-body" className="sr-only">
        {words.body[kind]}
      </label>
      <Textarea
        id="reply-body"
        name="body"
        rows={5}
        maxLength={20_000}
        value={body}
        placeholder={words.body[kind]}
        aria-describedby="reply-hint"
        onChange={(event) => draft.setBody(event.target.value)}
        className="max-h-80 min-h-28"
      />
      <p id="reply-hint" className={cn("text-ui-sm", isInternal ? "font-medium text-warning" : "text-muted")}>
        {words.hint[kind]}
      </p>
      {kind === "holding-reply" ? (
        <InsertWord label={words.suggest} text={props.suggestion} body={body} onInsert={draft.setBody} />
      ) : null}
      {isInternal ? null : (
        <MessageParts words={words} mayApologise={props.mayApologise} mayWait={props.mayWait} />
      )}
      <FilesField state={(state.status === "failed" && !pending && state.files) || NO_FILES} isCompact />
      <div className="flex flex-wrap items-center gap-3">
        <SubmitButton pendingLabel={words.sending}>{pending ? words.sending : words.send[kind]}</SubmitButton>
        <Outcome state={state} pending={pending} sentKind={sentKind} words={words} draftNote={draft.note} />
      </div>
    </form>
  );
}

type KindPickerProps = {
  kinds: readonly DraftKind[];
  kind: DraftKind;
  words: ComposerWords;
  onPick: (kind: DraftKind) => void;
};

function KindPicker({ kinds, kind, words, onPick }: KindPickerProps) {
  return (
    <fieldset className="flex flex-wrap gap-1">
      <legend className="sr-only">{words.kind}</legend>
      {kinds.map((one) => (
        <label
          key={one}
          className="flex min-h-7 cursor-pointer items-center rounded-md border border-transparent px-2 text-ui-sm text-muted hover:text-ink has-checked:border-line-strong has-checked:bg-raised has-checked:font-medium has-checked:text-ink has-focus-visible:outline-2 has-focus-visible:outline-focus"
        >
          <input
            type="radio"
            name="kind"
            value={one}
            checked={one === kind}
            onChange={() => onPick(one)}
            className="sr-only"
          />
          {words.kinds[one]}
        </label>
      ))}
    </fieldset>
  );
}

type OutcomeProps = {
  state: DeskState;
  pending: boolean;
  sentKind: DraftKind;
  words: ComposerWords;
  draftNote: keyof ComposerWords["draft"] | null;
};

function Outcome({ state, pending, sentKind, words, draftNote }: OutcomeProps) {
  if (!pending && state.status === "failed")
    return (
      <p role="alert" className="min-w-0 flex-1 text-ui-sm font-medium text-danger">
        {words.failures[state.reason] ?? state.reason}
      </p>
    );
  const isNote = sentKind === "internal-note" || sentKind === "phone-note";
  const done = () => {
    if (state.status !== "done" || draftNote) return "";
    if (isNote) return words.saved;
    if (state.mailed === false) return words.sentNoMail;
    return state.keptPromise ? words.sentKept : words.sent;
  };
  return (
    <p role="status" className="text-ui-sm text-muted">
      {pending ? "" : draftNote ? words.draft[draftNote] : done()}
    </p>
  );
}

/** r puts the cursor at the end of the reply; so does arriving from the queue by r. */
function useReplyKey(form: React.RefObject<HTMLFormElement | null>, reference: string): void {
  const focus = () => focusAtEnd(form.current?.querySelector("textarea"));
  useShortcuts({
    r: focus,
    a: () => document.querySelector<HTMLButtonElement>("header button[data-assign]")?.click(),
  });
  useEffect(() => {
    if (sessionStorage.getItem("amends-reply") !== reference) return;
    sessionStorage.removeItem("amends-reply");
    // After the draft of this browser, which the same moment puts in: the cursor belongs behind it.
    requestAnimationFrame(() => focusAtEnd(form.current?.querySelector("textarea")));
  }, [form, reference]);
}

function focusAtEnd(text: HTMLTextAreaElement | null | undefined): void {
  text?.focus();
  text?.setSelectionRange(text.value.length, text.value.length);
}
