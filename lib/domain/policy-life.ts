/** The life of one version of the compensation policy. A published version never changes; it can only be retired. */
export const POLICY_STATUSES = ["draft", "in-review", "published", "retired"] as const;
export type PolicyStatus = (typeof POLICY_STATUSES)[number];

export function isPolicyStatus(value: string): value is PolicyStatus {
  return POLICY_STATUSES.some((status) => status === value);
}

/** What can be done with a version, and where it leads; null: it is gone. */
const MOVES = {
  draft: { edit: "draft", submit: "in-review", discard: null },
  "in-review": { "send-back": "draft", publish: "published" },
  published: { retire: "retired" },
  retired: {},
} as const satisfies Record<PolicyStatus, Partial<Record<string, PolicyStatus | null>>>;
export type PolicyMove = "edit" | "submit" | "discard" | "send-back" | "publish" | "retire";

export function mayMovePolicy(from: PolicyStatus, move: PolicyMove): boolean {
  return Object.hasOwn(MOVES[from], move);
}

/** Who had a hand in a version. */
export type PolicyHands = { editedById: string | null; submittedById: string | null };

/** Four eyes: whoever last wrote it or submitted it does not publish it. */
export function isSecondPerson(staffId: string, { editedById, submittedById }: PolicyHands): boolean {
  return staffId !== editedById && staffId !== submittedById;
}

/** Where a version stands to a reader at `now`: published ones may still wait for their date, or be followed by another. */
export const POLICY_STANDINGS = [
  "draft",
  "in-review",
  "scheduled",
  "in-force",
  "followed",
  "retired",
] as const;
export type PolicyStanding = (typeof POLICY_STANDINGS)[number];

/** A version as far as its standing hangs on it; `departments` null is everywhere. */
export type DatedVersion = {
  readonly id: string;
  readonly version: number;
  readonly status: PolicyStatus;
  readonly effectiveFrom: Date;
  readonly departments: readonly string[] | null;
};

/** Later dates come first; on the same date the higher version. */
function laterFirst(left: DatedVersion, right: DatedVersion): number {
  return right.effectiveFrom.getTime() - left.effectiveFrom.getTime() || right.version - left.version;
}

/**
 * The version that decides cases of a department at `now`: a pilot of that department before one for everywhere, and
 * of several the one that came into force last. Null where none is in force.
 */
export function versionInForce<V extends DatedVersion>(
  versions: readonly V[],
  department: string | null,
  now: Date,
): V | null {
  const live = versions
    .filter(({ status, effectiveFrom }) => status === "published" && effectiveFrom.getTime() <= now.getTime())
    .sort(laterFirst);
  const isPilot = (version: V): boolean =>
    department !== null && (version.departments?.includes(department) ?? false);
  return live.find(isPilot) ?? live.find(({ departments }) => departments === null) ?? null;
}

/** The standing of one version among all of them. */
export function standingOf<V extends DatedVersion>(version: V, all: readonly V[], now: Date): PolicyStanding {
  if (version.status !== "published") return version.status;
  if (version.effectiveFrom.getTime() > now.getTime()) return "scheduled";
  const where = version.departments ?? [null];
  return where.some((department) => versionInForce(all, department, now)?.id === version.id)
    ? "in-force"
    : "followed";
}
