/** Every URL of the product, named once. Parameters are encoded here and nowhere else. */
export const paths = {
  home: "/",
  policy: "/policy",
  privacy: "/privacy",
  preferences: "/preferences",

  // Customer, without an account.
  newComplaint: "/complaints/new",
  complaintFiled: "/complaints/filed",
  lostLink: "/complaints/lost-link",
  complaint: (reference: string) => `/complaints/${part(reference)}`,
  /** Under the complaint's own path, since its cookie goes nowhere else. */
  complaintFile: (reference: string, key: string) => `/complaints/${part(reference)}/files/${part(key)}`,
  /** The private link: sets the cookie that opens one complaint, then answers 303. */
  privateLink: (token: string) => `/c/${part(token)}`,
  survey: (token: string) => `/feedback/${part(token)}`,

  // Sign-in.
  login: "/login",
  setup: "/setup",

  // Staff.
  queue: "/queue",
  case: (reference: string) => `/queue/${part(reference)}`,
  /** Why each clock of a case is due when it is. */
  caseClocks: (reference: string) => `/queue/${part(reference)}/clocks`,
  caseFile: (reference: string, key: string) => `/queue/${part(reference)}/files/${part(key)}`,
  /** What like cases got, behind the figures beside the proposed remedy. */
  precedents: (reference: string) => `/queue/${part(reference)}/precedents`,
  newCase: "/queue/new",
  held: "/held",
  customers: "/customers",
  customer: (id: string) => `/customers/${part(id)}`,
  approvals: "/approvals",
  overrides: "/approvals/overrides",
  promises: "/promises",
  payouts: "/payouts",
  payout: (id: string) => `/payouts/${part(id)}`,
  payoutFile: (id: string) => `/payouts/${part(id)}/file`,
  tasks: "/tasks",
  /** Who is on duty for urgent cases. */
  duty: "/duty",
  notifications: "/notifications",
  ledger: "/ledger",
  stock: "/stock",
  ledgerAccounts: "/ledger/accounts",
  ledgerMonths: "/ledger/months",
  ledgerSpend: "/ledger/spend",
  ledgerExport: "/ledger/export",
  ledgerEntry: (id: string) => `/ledger/${part(id)}`,
  vouchers: "/vouchers",
  voucher: (id: string) => `/vouchers/${part(id)}`,
  vouchersExport: "/vouchers/export",
  dashboard: "/dashboard",
  dashboardCases: "/dashboard/cases",
  dashboardExport: "/dashboard/cases/export",
  /** Deadlines kept and broken. */
  sla: "/sla",
  slaExport: "/sla/export",
  slaWhatIf: "/sla/what-if",
  outbox: "/outbox",
  outboxMail: (id: string) => `/outbox/${part(id)}`,
  settings: "/settings",
  settingsSection: (section: SettingsSection) => `/settings/${section}`,
  calendar: (key: string) => `/settings/calendars/${part(key)}`,
  clockTerms: (version: number) => `/settings/clocks/${version}`,
  clockDraft: "/settings/clocks/draft",
  clockPacks: "/settings/clocks/packs",
  profile: "/profile",
  policies: "/policies",
  policyVersion: (id: string) => `/policies/${part(id)}`,
  policyEditor: (id: string) => `/policies/${part(id)}/edit`,
  policyChanges: (id: string) => `/policies/${part(id)}/changes`,
  policyDocument: (id: string) => `/policies/${part(id)}/document`,
  simulations: "/simulations",
  simulation: (id: string) => `/simulations/${part(id)}`,
  fairness: "/fairness",
  audit: "/audit",
  auditExport: "/audit/export",
  system: "/system",

  api: {
    health: "/api/health",
    auth: "/api/auth",
    v1: "/api/v1",
    docs: "/api/docs",
    openapi: "/api/v1/openapi.json",
    complaints: "/api/v1/complaints",
    complaint: (reference: string) => `/api/v1/complaints/${part(reference)}`,
    policy: "/api/v1/policy",
    evaluatePolicy: "/api/v1/policy/evaluate",
  },
} as const;

export type SettingsSection =
  | "organisation"
  | "staff"
  | "departments"
  | "categories"
  | "regions"
  | "calendars"
  | "clocks"
  | "promise"
  | "authority"
  | "budgets"
  | "payouts"
  | "api"
  | "policy";

type Query = Record<string, string | number | readonly string[] | null | undefined>;

/** A path with a query string; empty values are left out, lists repeat their name. */
export function withQuery(path: string, query: Query): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== null && one !== undefined && one !== "") search.append(name, String(one));
    }
  }
  const text = search.toString();
  return text ? `${path}?${text}` : path;
}

function part(value: string): string {
  return encodeURIComponent(value);
}
