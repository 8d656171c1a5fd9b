import { type ComplaintStatus, movesFrom } from "./complaint-state";

/**
 * Moves made by hand on the case page. Assessing, deciding, fulfilling, resolving, solving on the spot, appealing and
 * closing come from forms of their own, since each of them records more than a status.
 */
export const DESK_MOVES = [
  "investigating",
  "waiting-for-customer",
  "enquiry",
  "duplicate",
  "withdrawn",
  "referred",
  "reopened",
] as const satisfies readonly ComplaintStatus[];
export type DeskMove = (typeof DESK_MOVES)[number];

export function isDeskMove(value: string): value is DeskMove {
  return DESK_MOVES.some((move) => move === value);
}

/** The moves to offer from here: legal ones only, and reopening only to who may decide about it. */
export function deskMoves(from: ComplaintStatus, mayReopen: boolean): DeskMove[] {
  const legal = movesFrom(from);
  return DESK_MOVES.filter((move) => legal.includes(move) && (move !== "reopened" || mayReopen));
}

/** What must hold before a case is put aside: a question answered, nothing promised left hanging. */
export type MoveFacts = { answers: number; openAwards: number; hasTwin: boolean };
export const MOVE_OBSTACLES = ["unanswered-enquiry", "open-awards", "no-twin"] as const;
export type MoveObstacle = (typeof MOVE_OBSTACLES)[number];

/** The first thing in the way of a move; null when nothing is. */
export function moveObstacle(to: DeskMove, facts: MoveFacts): MoveObstacle | null {
  const setsAside = to === "enquiry" || to === "duplicate" || to === "withdrawn" || to === "referred";
  if (setsAside && facts.openAwards > 0) return "open-awards";
  if (to === "enquiry" && facts.answers === 0) return "unanswered-enquiry";
  if (to === "duplicate" && !facts.hasTwin) return "no-twin";
  return null;
}
