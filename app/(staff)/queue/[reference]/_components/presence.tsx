"use client";

import { useEffect, useState } from "react";
import { Notice } from "@/components/ui/notice";
import { heartbeat, leaveCase } from "@/lib/presence/actions";
import { HEARTBEAT_SECONDS } from "@/lib/presence/types";

type PresenceProps = {
  complaintId: string;
  /** The warning, with {names} where the colleagues stand. */
  words: string;
};

/** Says that this page is open, and warns when a colleague's is too. A hidden tab counts as gone. */
export function Presence({ complaintId, words }: PresenceProps) {
  const [names, setNames] = useState<string[]>([]);
  useEffect(() => {
    let isGone = false;
    const beat = async (isFirst = false) => {
      if (document.hidden) return;
      // Without the server nobody can be warned; the next beat tries again.
      const others = await heartbeat(complaintId, isFirst).catch(() => null);
      if (others && !isGone) setNames(others.map(({ name }) => name));
    };
    void beat(true);
    const timer = setInterval(() => void beat(), HEARTBEAT_SECONDS * 1000);
    return () => {
      isGone = true;
      clearInterval(timer);
      leaveCase(complaintId).catch(() => undefined);
    };
  }, [complaintId]);
  if (names.length === 0) return null;
  return (
    <Notice tone="warning" icon="users" role="status">
      {words.replace("{names}", names.join(", "))}
    </Notice>
  );
}
