"use client";

import { unstable_rethrow } from "next/navigation";
import { useCallback, useSyncExternalStore } from "react";

type Action<State> = (before: State, form: FormData) => Promise<State>;

const never = () => () => undefined;

/**
 * A form's action that answers also when the server does not: the network is away, or the process died before it spoke.
 * Thrown on, such an error would take the form from the page and the text with it. The server's own action stays in
 * place until the page is awake, so that the form works without JavaScript.
 *
 * `lost` says what the form shows then; hand in a function that stays the same.
 */
export function useKeptAction<State>(
  action: Action<State>,
  lost: (before: State, form: FormData) => State,
): Action<State> {
  const isAwake = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  const kept = useCallback(
    async (before: State, form: FormData): Promise<State> => {
      try {
        return await action(before, form);
      } catch (error) {
        unstable_rethrow(error);
        return lost(before, form);
      }
    },
    [action, lost],
  );
  return isAwake ? kept : action;
}
