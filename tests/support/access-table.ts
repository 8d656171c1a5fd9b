import type { Permission } from "../../lib/auth/permissions";

/**
 * Who may reach what: every page, route handler and server action has its row here, and a test fails on one that has not.
 * The gate named here must be the first thing that its code waits for, and what each role gets over HTTP follows from it.
 */
export type Gate =
  /** A colleague whose role holds the permission. */
  | { kind: "permission"; permission: Permission }
  /** A colleague looking after their own things. */
  | { kind: "signed-in" }
  /** Quietly nothing for who may not, since the page must not be torn from under somebody who types. */
  | { kind: "quiet"; permission: Permission | null }
  /** The cookie that the complaint's private link has set, for that complaint alone. */
  | { kind: "complaint-link" }
  /** What stands in the link or the form itself: a private link or a survey's. */
  | { kind: "token" }
  /** A program's credential, or a tracking token. */
  | { kind: "bearer" }
  /** Everybody, for a reason. */
  | { kind: "anybody"; why: string };

const needs = (permission: Permission): Gate => ({ kind: "permission", permission });
const quiet = (permission: Permission | null): Gate => ({ kind: "quiet", permission });
const anybody = (why: string): Gate => ({ kind: "anybody", why });
const SIGNED_IN: Gate = { kind: "signed-in" };
const COMPLAINT_LINK: Gate = { kind: "complaint-link" };
const TOKEN: Gate = { kind: "token" };
const BEARER: Gate = { kind: "bearer" };

/** Things of the demo company that a path with a parameter is tried with. */
export const SAMPLES = {
  case: "SELECT reference AS value FROM complaint ORDER BY id LIMIT 1",
  customer: "SELECT id::text AS value FROM customer ORDER BY id LIMIT 1",
  ledger: "SELECT award_id::text AS value FROM ledger_transaction ORDER BY id LIMIT 1",
  mail: "SELECT id::text AS value FROM mail ORDER BY id LIMIT 1",
  policy: "SELECT id::text AS value FROM policy_version ORDER BY id LIMIT 1",
  voucher: "SELECT id::text AS value FROM voucher ORDER BY id LIMIT 1",
  /** None is there until somebody starts one. */
  simulation: "SELECT uuidv7()::text AS value",
  payout: "SELECT uuidv7()::text AS value",
} as const;
export type Sample = keyof typeof SAMPLES;

export type RouteRow = {
  gate: Gate;
  /** What the parameter in the path is filled with. */
  sample?: Sample;
  query?: string;
  /** The answer to those who may, where it is not 200. */
  allowed?: number;
};

/** Every page and route handler, by its folder in `app`. */
export const ROUTES: Readonly<Record<string, RouteRow>> = {
  "/": { gate: anybody("the public start page") },
  "/policy": { gate: anybody("the policy is public") },
  "/privacy": { gate: anybody("what becomes of personal data is public") },
  "/complaints/new": { gate: anybody("customers have no account") },
  "/complaints/lost-link": { gate: anybody("whoever lost the link has nothing to show") },
  "/complaints/filed": { gate: TOKEN },
  "/complaints/[reference]": { gate: COMPLAINT_LINK, sample: "case" },
  "/complaints/[reference]/files/[key]": { gate: COMPLAINT_LINK, sample: "case" },
  "/feedback/[token]": { gate: TOKEN },
  "/c/[token]": { gate: TOKEN },
  "/login": { gate: anybody("the door itself") },
  "/setup": {
    gate: anybody("exists until somebody can sign in, and asks for the set-up code"),
    allowed: 307,
  },
  "/preferences": { gate: anybody("a reader's own language and appearance"), allowed: 405 },

  "/queue": { gate: needs("queue.read") },
  "/queue/new": { gate: needs("complaint.file") },
  "/queue/[reference]": { gate: needs("case.read"), sample: "case" },
  "/queue/[reference]/files/[key]": { gate: needs("case.read"), sample: "case", allowed: 404 },
  "/queue/[reference]/precedents": { gate: needs("case.read"), sample: "case" },
  "/queue/[reference]/clocks": { gate: needs("case.read"), sample: "case" },
  "/held": { gate: needs("held.read") },
  "/approvals": { gate: needs("approval.read") },
  "/approvals/overrides": { gate: needs("approval.read") },
  "/payouts": { gate: needs("payout.read") },
  "/payouts/[id]": { gate: needs("payout.read"), sample: "payout", allowed: 404 },
  "/payouts/[id]/file": {
    gate: needs("payout.read-accounts"),
    sample: "payout",
    query: "format=csv",
    allowed: 404,
  },
  "/promises": { gate: needs("promise.read") },
  "/duty": { gate: needs("duty.read") },
  "/tasks": { gate: needs("task.read") },
  "/customers": { gate: needs("customer.read") },
  "/customers/[id]": { gate: needs("customer.read"), sample: "customer" },
  "/dashboard": { gate: needs("dashboard.read") },
  "/dashboard/cases": {
    gate: needs("dashboard.read"),
    query: "measure=received.severity&from=2020-01-01&to=2030-01-01",
  },
  "/dashboard/cases/export": {
    gate: needs("dashboard.read"),
    query: "measure=received.severity&from=2020-01-01&to=2030-01-01",
  },
  "/fairness": { gate: needs("dashboard.read") },
  "/sla": { gate: needs("dashboard.read") },
  "/sla/export": { gate: needs("dashboard.read") },
  "/sla/what-if": { gate: needs("dashboard.read") },
  "/ledger": { gate: needs("ledger.read") },
  "/ledger/accounts": { gate: needs("ledger.read") },
  "/ledger/export": { gate: needs("ledger.read") },
  "/ledger/spend": { gate: needs("ledger.read") },
  "/ledger/months": { gate: needs("ledger.read") },
  "/ledger/[id]": { gate: needs("ledger.read"), sample: "ledger" },
  "/vouchers": { gate: needs("voucher.read") },
  "/vouchers/[id]": { gate: needs("voucher.read"), sample: "voucher" },
  "/vouchers/export": { gate: needs("voucher.read") },
  "/policies": { gate: needs("policy.read") },
  "/policies/[id]": { gate: needs("policy.read"), sample: "policy" },
  "/policies/[id]/changes": { gate: needs("policy.read"), sample: "policy" },
  "/policies/[id]/document": { gate: needs("policy.read"), sample: "policy" },
  "/policies/[id]/edit": { gate: needs("policy.write"), sample: "policy" },
  "/audit": { gate: needs("audit.read") },
  "/audit/export": { gate: needs("audit.read") },
  "/outbox": { gate: needs("outbox.read") },
  "/outbox/[id]": { gate: needs("outbox.read"), sample: "mail" },
  "/simulations": { gate: needs("policy.read") },
  "/simulations/[id]": { gate: needs("policy.read"), sample: "simulation", allowed: 404 },
  "/system": { gate: needs("system.read") },
  "/notifications": { gate: SIGNED_IN },
  "/profile": { gate: SIGNED_IN },
  "/settings": { gate: needs("settings.read"), allowed: 307 },
  "/stock": { gate: needs("stock.read") },

  "/settings/api": { gate: needs("settings.read") },
  "/settings/authority": { gate: needs("settings.read") },
  "/settings/budgets": { gate: needs("budget.read") },
  "/settings/calendars": { gate: needs("settings.read") },
  "/settings/clocks/packs": { gate: needs("settings.read") },
  "/settings/calendars/[key]": { gate: needs("settings.read"), allowed: 404 },
  "/settings/departments": { gate: needs("settings.read") },
  "/settings/categories": { gate: needs("settings.read") },
  "/settings/clocks": { gate: needs("settings.read") },
  "/settings/clocks/[version]": { gate: needs("settings.read"), allowed: 404 },
  "/settings/clocks/draft": { gate: needs("sla.write") },
  "/settings/payouts": { gate: needs("settings.read") },
  "/settings/organisation": { gate: needs("settings.read") },
  "/settings/regions": { gate: needs("settings.read") },
  "/settings/staff": { gate: needs("settings.read") },

  "/api/auth/[...nextauth]": { gate: anybody("the door itself") },
  "/api/health": { gate: anybody("load balancers ask it") },
  "/api/metrics": { gate: BEARER },
  "/api/docs": { gate: anybody("how to use the API is public") },
  "/api/v1/[[...path]]": { gate: anybody("says that there is nothing"), allowed: 404 },
  "/api/v1/openapi.json": { gate: anybody("how to use the API is public") },
  "/api/v1/complaints": { gate: BEARER },
  "/api/v1/complaints/[reference]": { gate: BEARER, sample: "case" },
  "/api/v1/policy": { gate: anybody("the policy is public") },
  "/api/v1/policy/evaluate": { gate: BEARER },
  "/api/v1/staff/complaints": { gate: BEARER },
  "/api/v1/staff/complaints/[reference]": { gate: BEARER, sample: "case" },
  "/api/v1/staff/complaints/[reference]/notes": { gate: BEARER, sample: "case" },
  "/api/v1/customers/[customer]/points": { gate: BEARER },
  "/api/v1/customers/[customer]/points/redemptions": { gate: BEARER },
  "/api/v1/vouchers/[code]": { gate: BEARER },
  "/api/v1/vouchers/[code]/redemptions": { gate: BEARER },
};

/** Every server action, by the file it stands in. */
export const ACTIONS: Readonly<Record<string, Readonly<Record<string, Gate>>>> = {
  "lib/compensation/actions/trial.ts": { tryPolicy: needs("policy.write") },
  "lib/payouts/actions/payee.ts": { savePayeeAction: needs("case.work"), giveOwnPayee: COMPLAINT_LINK },
  "lib/payouts/actions/runs.ts": {
    prepareRunAction: needs("payout.prepare"),
    dropLineAction: needs("payout.prepare"),
    discardRunAction: needs("payout.prepare"),
    reopenRunAction: needs("payout.prepare"),
    approveRunAction: needs("payout.approve"),
    exportRunAction: needs("payout.prepare"),
    importResultsAction: needs("payout.prepare"),
  },
  "lib/payouts/actions/settings.ts": { saveDebtorAction: needs("organisation.write") },
  "lib/policies/actions/editor.ts": {
    checkDraft: needs("policy.write"),
    readImport: needs("policy.write"),
    saveEditedDraft: needs("policy.write"),
  },
  "lib/policies/actions/life.ts": {
    startDraftAction: needs("policy.write"),
    submitDraftAction: needs("policy.write"),
    sendBackAction: needs("policy.write"),
    publishAction: needs("policy.publish"),
    retireAction: needs("policy.publish"),
    discardDraftAction: needs("policy.write"),
  },
  "lib/ledger/actions/close.ts": { closeMonthAction: needs("ledger.close") },
  "lib/api-credentials/actions.ts": {
    makeCredentialAction: needs("credential.write"),
    revokeCredentialAction: needs("credential.write"),
  },
  "lib/auth/actions.ts": {
    setUpFirstAdmin: anybody("asks for the set-up code and is refused once somebody can sign in"),
    signOut: anybody("ends the session of whoever sends it, and no other"),
  },
  "lib/closing/actions.ts": {
    closeComplaintAction: needs("case.work"),
    decideReopeningAction: needs("reopening.decide"),
  },
  "lib/compensation/actions/approvals.ts": { answerApproval: needs("award.approve") },
  "lib/compensation/actions/case.ts": {
    sendRemedy: needs("award.propose"),
    recordNothing: needs("award.propose"),
    sendWaiting: needs("award.propose"),
    payFromReserve: needs("budget.write"),
    withdrawAward: needs("award.propose"),
    recordAnswer: needs("award.propose"),
    markFulfilled: needs("award.fulfil"),
    takeBack: needs("award.reverse"),
  },
  "lib/compensation/actions/offers.ts": { answerOffer: COMPLAINT_LINK },
  "lib/ledger/actions/budgets.ts": { saveBudget: needs("budget.write") },
  "lib/rates/actions.ts": { saveRate: needs("budget.write") },
  "lib/stock/actions.ts": { saveItem: needs("stock.write"), recordMove: needs("stock.write") },
  "lib/compensation/actions/appeals.ts": {
    recordAppeal: needs("case.work"),
    sendAppealAnswer: needs("case.work"),
  },
  "lib/complaints/actions/appeal.ts": { sendAppeal: COMPLAINT_LINK },
  "lib/complaints/actions/case.ts": {
    sendFromComposer: needs("case.work"),
    setSeverity: needs("case.work"),
    saveAssessment: needs("case.work"),
    moveCase: needs("case.work"),
    revokeCaseLink: needs("case.work"),
  },
  "lib/complaints/actions/customer-reply.ts": { sendReply: COMPLAINT_LINK },
  "lib/complaints/actions/file-complaint.ts": { fileAsCustomer: anybody("customers have no account") },
  "lib/complaints/actions/file-on-behalf.ts": { fileOnBehalf: needs("complaint.file") },
  "lib/complaints/actions/held.ts": { reviewHeld: needs("held.review") },
  "lib/complaints/actions/mail.ts": {
    resendMail: needs("mail.resend"),
    correctCaseContact: needs("case.work"),
  },
  "lib/complaints/actions/queue.ts": { assignFromQueue: needs("case.work"), takeNext: needs("case.work") },
  "lib/complaints/actions/request-link.ts": {
    askForLink: anybody("whoever lost the link has nothing to show"),
  },
  "lib/complaints/actions/withdraw.ts": { withdrawComplaint: COMPLAINT_LINK },
  "lib/complaints/actions/reopen.ts": { reopenComplaint: COMPLAINT_LINK },
  "lib/duty/actions.ts": {
    saveShiftAction: needs("duty.write"),
    dropShiftAction: needs("duty.write"),
    handOverAction: needs("duty.read"),
    fillRotaAction: needs("duty.write"),
    saveDutyHoursAction: needs("duty.write"),
  },
  "lib/drafts/actions.ts": { keepDraft: quiet("case.work") },
  "lib/extensions/actions.ts": {
    askExtensionAction: needs("case.work"),
    decideExtensionAction: needs("extension.decide"),
  },
  "lib/notifications/actions.ts": { markAllRead: SIGNED_IN },
  "lib/presence/actions.ts": { heartbeat: quiet("case.read"), leaveCase: quiet(null) },
  "lib/settings/actions.ts": {
    saveCategoryAction: needs("category.write"),
    addCauseAction: needs("category.write"),
    saveRegionAction: needs("category.write"),
    saveDepartmentHeadAction: needs("category.write"),
    saveOrganisationAction: needs("organisation.write"),
  },
  "lib/sla/actions/calendars.ts": { saveCalendarAction: needs("sla.write") },
  "lib/sla/actions/packs.ts": { choosePackAction: needs("sla.write") },
  "lib/sla/actions/terms.ts": {
    openTermsDraft: needs("sla.write"),
    saveTermsDraft: needs("sla.write"),
    discardTermsDraft: needs("sla.write"),
    publishTermsDraft: needs("sla.write"),
  },
  "lib/simulation/actions.ts": {
    startSimulationAction: needs("policy.write"),
    cancelSimulationAction: needs("policy.write"),
  },
  "lib/staff/actions.ts": {
    addStaffAction: needs("staff.write"),
    changeStaffAction: needs("staff.write"),
    setStaffActiveAction: needs("staff.write"),
    resetPasswordAction: needs("staff.write"),
    changeOwnPasswordAction: SIGNED_IN,
    saveOwnMailsAction: SIGNED_IN,
  },
  "lib/surveys/actions.ts": { answerSurveyAction: TOKEN, askBothNowAction: needs("case.work") },
  "lib/system/actions.ts": { retryJobAction: needs("system.write"), cancelJobAction: needs("system.write") },
  "lib/points/actions.ts": { spendPointsAction: needs("voucher.redeem") },
  "lib/vouchers/actions.ts": {
    findVoucherAction: needs("voucher.redeem"),
    redeemVoucherAction: needs("voucher.redeem"),
    cancelVoucherAction: needs("voucher.cancel"),
    renewVoucherCodeAction: needs("voucher.renew-code"),
  },
  "lib/tasks/actions.ts": {
    askTask: needs("case.work"),
    replyToTask: needs("task.work"),
    takeOverTask: needs("task.work"),
  },
};
