"use client";

import { unstable_rethrow } from "next/navigation";
import { type FormEvent, type ReactNode, startTransition, useActionState, useEffect, useRef } from "react";
import { cn } from "@/lib/cn";
import { tell } from "./told";

/** What every form of the desk answers: nothing yet, done, or a reason with the field it is about. */
export type DeskFormState =
  | { status: "idle" }
  | { status: "done"; at: number }
  | { status: "failed"; at: number; reason: string; field: string | null };

export type DeskWords = { saving: string; failures: Readonly<Record<string, string>> };

type DeskFormProps = {
  id?: string;
  action: (before: unknown, form: FormData) => Promise<DeskFormState>;
  words: DeskWords;
  /** What is said when it worked. */
  done: string;
  /** The ToldPlace that says so instead of the form: where what the form does takes it from the page. */
  tells?: string;
  /** Empties the form when it worked. */
  resets?: boolean;
  className?: string;
  children: ReactNode;
};

/**
 * A form whose fields come from the server. What is typed stays when it is refused or the server is away: React would
 * empty a form sent by its own action, so with JavaScript it is sent by hand; without, the browser sends it.
 */
export function DeskForm(props: DeskFormProps) {
  const { id, action, words, done, tells, resets, className, children } = props;
  const form = useRef<HTMLFormElement>(null);
  const [plain, sendPlain] = useActionState<DeskFormState, FormData>(action, {
    status: "idle",
  });
  const [sent, send, pending] = useActionState<DeskFormState, FormData>(
    async (before, data) => {
      const after = await orUnreachable(() => action(before, data));
      if (tells && after.status === "done") tell(tells, done);
      return after;
    },
    { status: "idle" },
  );
  const state = sent.status === "idle" ? plain : sent;
  useEffect(() => {
    if (state.status === "done" && resets) form.current?.reset();
    showField(form.current, state);
  }, [state, resets]);
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (pending) return;
    const { submitter } = event.nativeEvent instanceof SubmitEvent ? event.nativeEvent : { submitter: null };
    const data = new FormData(event.currentTarget, submitter);
    startTransition(() => send(data));
  };
  return (
    <form
      ref={form}
      id={id}
      action={sendPlain}
      onSubmit={onSubmit}
      aria-busy={pending || undefined}
      className={cn("desk-form", className)}
    >
      {children}
      <FormStatus state={state} pending={pending} words={words} done={tells ? "" : done} />
    </form>
  );
}

function FormStatus(props: { state: DeskFormState; pending: boolean; words: DeskWords; done: string }) {
  const { state, pending, words, done } = props;
  if (!pending && state.status === "failed")
    return (
      <p role="alert" className="text-ui-sm font-medium text-danger">
        {words.failures[state.reason] ?? state.reason}
      </p>
    );
  return (
    <p role="status" className="text-ui-sm text-muted empty:hidden">
      {pending ? words.saving : state.status === "done" ? done : ""}
    </p>
  );
}

/** Marks the field that the answer is about, and puts the cursor there. */
function showField(form: HTMLFormElement | null, state: DeskFormState): void {
  for (const marked of form?.querySelectorAll("[aria-invalid]") ?? []) marked.removeAttribute("aria-invalid");
  if (state.status !== "failed" || !state.field) return;
  const field = form?.elements.namedItem(state.field);
  if (!(field instanceof HTMLElement)) return;
  field.setAttribute("aria-invalid", "true");
  field.focus();
}

/** The server is away or the network is: an answer like any other, so that the page and its text stay. */
export async function orUnreachable<T>(
  send: () => Promise<T>,
): Promise<T | { status: "failed"; at: number; reason: "unreachable"; field: null }> {
  try {
    return await send();
  } catch (error) {
    unstable_rethrow(error);
    return { status: "failed", at: Date.now(), reason: "unreachable", field: null };
  }
}
