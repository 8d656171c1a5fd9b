import { type CasePlace, type PolicyScope, scopeCovers, scopesTie, specificityOf } from "./policy-scope";

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

/** A version as far as its standing hangs on it. */
export type DatedVersion = PolicyScope & {
  readonly id: string;
  readonly version: number;
  readonly status: PolicyStatus;
  readonly effectiveFrom: Date;
};

/**
 * The most specific scope first (department and region, department, region, everywhere); of equally specific ones the
 * later, and on the same date the higher version.
 */
function firstToDecide(left: DatedVersion, right: DatedVersion): number {
  return (
    specificityOf(right) - specificityOf(left) ||
    right.effectiveFrom.getTime() - left.effectiveFrom.getTime() ||
    right.version - left.version
  );
}

/** The version that decides cases of a place at `now`; null where none is in force. */
export function versionInForce<V extends DatedVersion>(
  versions: readonly V[],
  place: CasePlace,
  now: Date,
): V | null {
  const live = versions.filter(
    (version) =>
      version.status === "published" &&
      version.effectiveFrom.getTime() <= now.getTime() &&
      scopeCovers(version, place),
  );
  return live.sort(firstToDecide)[0] ?? null;
}

/** Another published version that would count from the same instant and with which this one ties somewhere. */
export function tiedVersion<V extends DatedVersion>(
  version: Omit<DatedVersion, "status" | "version">,
  versions: readonly V[],
): V | null {
  const isTied = (other: V): boolean =>
    other.id !== version.id &&
    other.status === "published" &&
    other.effectiveFrom.getTime() === version.effectiveFrom.getTime() &&
    scopesTie(other, version);
  return versions.find(isTied) ?? null;
}

/** The standing of one version among all of them. */
export function standingOf<V extends DatedVersion>(version: V, all: readonly V[], now: Date): PolicyStanding {
  if (version.status !== "published") return version.status;
  if (version.effectiveFrom.getTime() > now.getTime()) return "scheduled";
  const departments = version.departments ?? [null];
  const regions = version.regions ?? [null];
  return departments.some((department) =>
    regions.some((region) => versionInForce(all, { department, region }, now)?.id === version.id),
  )
    ? "in-force"
    : "followed";
}
