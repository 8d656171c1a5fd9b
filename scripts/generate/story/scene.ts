import type { Attribution, EmotionalImpact, FailureKind, Impact, Outcome } from "@/lib/domain/assessment";
import type { Acceptance } from "@/lib/domain/compensation/facts";
import type { ComplaintEventType, EventFacts } from "@/lib/domain/complaint-events";
import { type ComplaintStatus, isOpen, mayMove } from "@/lib/domain/complaint-state";
import type { ClockState } from "@/lib/domain/promise-clock";
import type { MailTemplate } from "@/lib/outbox/types";
import type { TableName } from "../copy/tables";
import type { CopyWriter } from "../copy/writer";
import type { Dice } from "../dice";
import { type Uid, uidAt, uidText } from "../ids";
import type { Plan } from "../plan/plan";
import type { Topic } from "../text/fill";
import type { Passage } from "../text/passage";
import type { World } from "../world";
import type { AwardFile } from "./award-file";
import type { BudgetSums } from "./budget-sums";
import { nextDueAt, updateDueAfterMove } from "./clocks";
import type { Customer } from "./people";

export type Writers = { readonly [Name in TableName]: CopyWriter<Name> };

/** The columns of a complaint that its story changes. */
export type CaseFile = ClockState & {
  vulnerable: boolean;
  emotionalImpact: EmotionalImpact;
  impact: Impact | null;
  failureKind: FailureKind | null;
  acceptance: Acceptance;
  attribution: Attribution;
  amountPaidMinor: bigint | null;
  provenLossMinor: bigint | null;
  currency: string | null;
  nextDueAt: Date | null;
  resolvedAt: Date | null;
  closedAt: Date | null;
  outcome: Outcome | null;
  rootCauseKey: string | null;
  assigneeId: Uid | null;
  departmentId: Uid | null;
  linkedToId: Uid | null;
  version: number;
  updatedAt: Date;
};

/** One complaint while its story is told. The clock only ever goes forward, and never beyond `limitMs`. */
export type Scene = {
  readonly world: World;
  readonly plan: Plan;
  readonly out: Writers;
  readonly sums: BudgetSums;
  readonly place: number;
  readonly customer: Customer;
  readonly topic: Topic;
  readonly id: Uid;
  readonly idText: string;
  readonly receivedMs: number;
  readonly limitMs: number;
  /** What happens, and which ids it gets: each from numbers of its own, so that neither shifts the other. */
  readonly dice: Dice;
  readonly ids: Dice;
  /** For what is looked up elsewhere in the plan. */
  readonly spare: Dice;
  /** Where the case belongs; null: nobody said. */
  readonly regionKey: string | null;
  /** Who works the case. */
  readonly agent: Uid;
  readonly file: CaseFile;
  readonly texts: Passage[];
  readonly awards: AwardFile[];
  now: number;
  idsGiven: number;
  /** When the customer's mailbox was proved, if it was in this case. */
  verifiedAt: Date | null;
  reopenings: number;
};

export type StoryActor = { kind: "customer" | "staff"; id: Uid } | { kind: "system"; id: null };
export const BY_SYSTEM: StoryActor = { kind: "system", id: null };
export const byStaff = (id: Uid): StoryActor => ({ kind: "staff", id });

/** Puts the clock forward to a moment, at least by a second. */
export function passTo(scene: Scene, ms: number): void {
  scene.now = Math.min(scene.limitMs, Math.max(scene.now + 1000, Math.round(ms)));
}

export function nowOf(scene: Scene): Date {
  return new Date(scene.now);
}

/** An id for a row written at this moment; ids of a case never come twice. */
export function newId(scene: Scene): Uid {
  scene.idsGiven += 1;
  return uidAt(scene.now, scene.idsGiven, scene.ids);
}

export function addEvent(
  scene: Scene,
  type: ComplaintEventType,
  actor: StoryActor,
  facts: EventFacts = {},
): void {
  const at = nowOf(scene);
  scene.out.complaint_event.add({
    id: newId(scene),
    complaint_id: scene.id,
    type,
    actor_kind: actor.kind,
    actor_id: actor.id,
    occurred_at: at,
    recorded_at: at,
    facts: JSON.stringify(facts),
  });
}

export type MessageKind =
  | "description"
  | "customer-message"
  | "answer"
  | "holding-reply"
  | "internal-note"
  | "phone-note";

/** Writes a message down and answers its id as text, as events and mails name it. */
export function addMessage(
  scene: Scene,
  message: {
    kind: MessageKind;
    author: StoryActor;
    body: string;
    contains?: readonly string[];
  },
): string {
  const id = newId(scene);
  scene.out.message.add({
    id,
    complaint_id: scene.id,
    kind: message.kind,
    author_kind: message.author.kind,
    author_id: message.author.id,
    body: message.body,
    contains: message.contains ?? [],
    sent_at: nowOf(scene),
  });
  return uidText(id);
}

export type StoryMail = {
  template: MailTemplate;
  params?: Readonly<Record<string, string>>;
  /** What the cause is called behind the template: the same cause is recorded once. */
  cause: string;
};

/** A mail that left within seconds; nothing where no address is known. Answers when it left. */
export function addMail(scene: Scene, { template, params, cause }: StoryMail): Date | null {
  const { email, locale } = scene.customer;
  if (!email) return null;
  const sentAt = new Date(Math.min(scene.plan.untilMs, scene.now + 800 + scene.dice.below(6000)));
  scene.out.mail.add({
    id: newId(scene),
    template,
    complaint_id: scene.id,
    contact_point_id: email.id,
    locale,
    params: JSON.stringify(params ?? {}),
    status: "sent",
    dedupe_key: cause,
    attempts: 1,
    created_at: nowOf(scene),
    sent_at: sentAt,
  });
  return sentAt;
}

export type Patch = Partial<Omit<CaseFile, "nextDueAt" | "version" | "updatedAt">>;

/** The clocks that follow from a change, by the app's own rules: see lib/complaints/mutations/project.ts. */
export function project(scene: Scene, asked: Patch): void {
  const { file } = scene;
  const at = nowOf(scene);
  const patch: Patch = { ...asked };
  const to = asked.status;
  if (to !== undefined) {
    if (isOpen(file.status) !== isOpen(to) && asked.closedAt === undefined)
      patch.closedAt = isOpen(to) ? null : at;
    if (asked.nextUpdateDueAt === undefined)
      patch.nextUpdateDueAt = updateDueAfterMove({ ...file, ...asked, status: file.status }, to, at);
  }
  Object.assign(file, patch);
  file.nextDueAt = nextDueAt(file);
  file.version += 1;
  file.updatedAt = at;
}

export type Move = {
  to: ComplaintStatus;
  actor: StoryActor;
  patch?: Omit<Patch, "status">;
  type?: ComplaintEventType;
  facts?: EventFacts;
};

/** One legal step on; a story that wants another one is wrong. */
export function moveTo(scene: Scene, { to, actor, patch, type = "status-moved", facts }: Move): void {
  const from = scene.file.status;
  if (!mayMove(from, to))
    throw new Error(`the story of complaint ${scene.place} cannot go from ${from} to ${to}`);
  project(scene, { ...patch, status: to });
  addEvent(scene, type, actor, { ...facts, from, to });
}
