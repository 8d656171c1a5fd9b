/** The way of an award: the money or gesture that may come of a complaint. */
export const AWARD_STATUSES = [
  "proposed",
  "waiting-for-approval",
  "sent-back",
  "approved",
  "offered",
  "accepted",
  "declined",
  "expired",
  "fulfilling",
  "fulfilled",
  "voided",
  "reversed",
  "refused",
] as const;
export type AwardStatus = (typeof AWARD_STATUSES)[number];

export const AWARD_ACTIONS = [
  "request",
  "approve",
  "send-back",
  "refuse",
  "revise",
  "issue",
  "accept",
  "decline",
  "expire",
  "start-fulfilment",
  "fulfil",
  "void",
  "reverse",
  "re-offer",
] as const;
export type AwardAction = (typeof AWARD_ACTIONS)[number];

export const AWARD_ACTORS = ["customer", "staff", "system"] as const;
export type AwardActor = (typeof AWARD_ACTORS)[number];

export type AwardTransition = {
  readonly from: readonly AwardStatus[];
  readonly to: AwardStatus;
  readonly by: readonly AwardActor[];
};

/** Which action leads from where to where, and who may take it. Authority and four eyes are judged elsewhere. */
export const AWARD_TRANSITIONS = {
  request: { from: ["proposed", "sent-back"], to: "waiting-for-approval", by: ["staff", "system"] },
  approve: { from: ["waiting-for-approval"], to: "approved", by: ["staff"] },
  "send-back": { from: ["waiting-for-approval"], to: "sent-back", by: ["staff"] },
  refuse: { from: ["waiting-for-approval"], to: "refused", by: ["staff"] },
  // A change of amount, payee or currency voids an approval, so it starts the way anew.
  revise: {
    from: ["proposed", "sent-back", "waiting-for-approval", "approved"],
    to: "proposed",
    by: ["staff"],
  },
  issue: { from: ["proposed", "approved"], to: "offered", by: ["staff", "system"] },
  // Staff accept for a customer on the phone; the system accepts an undisputed entitlement, which needs no answer.
  accept: { from: ["offered"], to: "accepted", by: ["customer", "staff", "system"] },
  decline: { from: ["offered"], to: "declined", by: ["customer", "staff"] },
  expire: { from: ["offered"], to: "expired", by: ["system"] },
  "start-fulfilment": { from: ["accepted"], to: "fulfilling", by: ["staff", "system"] },
  fulfil: { from: ["accepted", "fulfilling"], to: "fulfilled", by: ["staff", "system"] },
  // Before acceptance nothing is owed yet; afterwards only a reversal undoes it, and the ledger shows both.
  void: {
    from: ["proposed", "sent-back", "waiting-for-approval", "approved", "offered"],
    to: "voided",
    by: ["staff", "system"],
  },
  reverse: { from: ["accepted", "fulfilling", "fulfilled"], to: "reversed", by: ["staff"] },
  // A new offer passes authority and funding again, hence proposed and not offered.
  "re-offer": { from: ["declined", "expired"], to: "proposed", by: ["staff"] },
} as const satisfies Record<AwardAction, AwardTransition>;

/** Ended: nothing is promised, reserved or still to be delivered. */
const ENDED: readonly AwardStatus[] = ["declined", "expired", "fulfilled", "voided", "reversed", "refused"];

export function isAwardStatus(value: string): value is AwardStatus {
  return AWARD_STATUSES.some((status) => status === value);
}

/** Where the action leads, or null when it is not possible from there or not for this actor. */
export function awardAfter(from: AwardStatus, action: AwardAction, by: AwardActor): AwardStatus | null {
  const transition: AwardTransition = AWARD_TRANSITIONS[action];
  return transition.from.includes(from) && transition.by.includes(by) ? transition.to : null;
}

export function awardActionsFrom(from: AwardStatus, by: AwardActor): readonly AwardAction[] {
  return AWARD_ACTIONS.filter((action) => awardAfter(from, action, by) !== null);
}

/** Whether the award stands in the way of closing its complaint. */
export function isOpenAward(status: AwardStatus): boolean {
  return !ENDED.includes(status);
}
