/** Why a complaint has its severity: a rule of the triage with the words it found, or a colleague with a reason. */
export type SeverityReason = {
  /** A triage rule's id; "staff" for a change by hand, whose reason then stands in `matched`. */
  ruleId: string;
  matched: string;
  from?: string;
  to?: string;
  staffId?: string;
};

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Reads the stored list; what does not look like a reason (other versions, imports) is left out. */
export function readSeverityReasons(stored: unknown): SeverityReason[] {
  if (!Array.isArray(stored)) return [];
  return stored.filter(isRecord).flatMap((entry) => {
    const { ruleId, matched, from, to, staffId } = entry;
    if (typeof ruleId !== "string") return [];
    return [
      {
        ruleId,
        matched: typeof matched === "string" ? matched : "",
        ...(typeof from === "string" ? { from } : {}),
        ...(typeof to === "string" ? { to } : {}),
        ...(typeof staffId === "string" ? { staffId } : {}),
      },
    ];
  });
}
