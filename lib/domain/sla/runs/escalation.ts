import type { Role } from "@/lib/domain/roles";
import type { Severity } from "@/lib/domain/severity";
import type { LadderReader } from "@/lib/domain/sla/terms/definition";

/** An active colleague, as far as a step of a ladder asks. */
export type Colleague = {
  readonly id: string;
  readonly role: Role;
  readonly departmentId: string | null;
  /** Heads the department of the case. */
  readonly isHead: boolean;
  readonly isOnDuty: boolean;
};

/** What of a case decides who is told. */
export type LadderCase = {
  readonly severity: Severity;
  readonly assigneeId: string | null;
  readonly departmentId: string | null;
};

/**
 * The people a step of the ladder tells, each once: leads of the case's department, or all leads where it has none.
 * Whoever is on duty hears of urgent cases only.
 */
export function ladderReaders(
  colleagues: readonly Colleague[],
  { severity, assigneeId, departmentId }: LadderCase,
  tell: readonly LadderReader[],
): string[] {
  const isNear = (one: Colleague) => departmentId !== null && one.departmentId === departmentId;
  const hasOwnLead = colleagues.some((one) => one.role === "lead" && isNear(one));
  const is: Readonly<Record<LadderReader, (one: Colleague) => boolean>> = {
    assignee: ({ id }) => id === assigneeId,
    lead: (one) => one.role === "lead" && (isNear(one) || !hasOwnLead),
    manager: ({ role }) => role === "manager",
    "department-head": ({ isHead }) => isHead,
    "on-duty": ({ isOnDuty }) => isOnDuty && severity === "urgent",
  };
  return colleagues
    .filter((one) => tell.some((reader) => is[reader](one)))
    .map(({ id }) => id)
    .sort();
}

/** A colleague who might take a case over, with the open cases they have already. */
export type Taker = {
  readonly id: string;
  readonly role: Role;
  readonly departmentId: string | null;
  readonly openCases: number;
};

/**
 * Who gets a case that nobody has taken: the agent or lead with the fewest open cases, of its own department first.
 * Whoever decided before takes no part in an appeal. Null: nobody is left.
 */
export function chooseTaker(
  colleagues: readonly Taker[],
  excludedIds: readonly string[],
  departmentId: string | null,
): string | null {
  const distance = (one: Taker) => (one.departmentId === departmentId ? 0 : 1);
  const [first] = colleagues
    .filter(({ id, role }) => (role === "agent" || role === "lead") && !excludedIds.includes(id))
    .sort((a, b) => distance(a) - distance(b) || a.openCases - b.openCases || (a.id < b.id ? -1 : 1));
  return first?.id ?? null;
}
