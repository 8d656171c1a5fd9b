"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import type { CalendarDraft } from "@/lib/domain/sla/calendar/calendar-draft";
import { paths } from "@/lib/paths";
import { saveCalendarAction } from "@/lib/sla/actions/calendars";
import type { SaveCalendarAnswer } from "@/lib/sla/calendar-types";

export type SaveState = SaveCalendarAnswer | { ok: false; reason: "no-answer" } | "saving" | null;

/** Saving as a new version; whatever the answer, what was typed stays on the page. */
export function useSave(stored: { key: string; version: number }) {
  const router = useRouter();
  const [state, setState] = useState<SaveState>(null);
  const [version, setVersion] = useState(stored.version);
  const save = async (key: string, draft: CalendarDraft) => {
    if (state === "saving") return;
    setState("saving");
    const answer = await saveCalendarAction({ key, baseVersion: version, draft }).catch(() => null);
    setState(answer ?? { ok: false, reason: "no-answer" });
    if (!answer?.ok) return;
    setVersion(answer.version);
    if (stored.version === 0) router.push(paths.calendar(key));
    else router.refresh();
  };
  return { state, save };
}
