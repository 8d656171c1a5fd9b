export const APPROVAL_VIEWS = ["all", "mine"] as const;
export const APPROVAL_SORTS = ["due", "age", "amount"] as const;

/** Which approvals are shown, and in what order: the most pressing, the oldest or the largest first. */
export type ApprovalFilter = {
  view: (typeof APPROVAL_VIEWS)[number];
  sort: (typeof APPROVAL_SORTS)[number];
};

type Params = Readonly<Record<string, string | readonly string[] | undefined>>;

/** Reads /approvals?…; what the URL does not say, or says wrongly, is the usual. */
export function readApprovalFilter({ view, sort }: Params): ApprovalFilter {
  return {
    view: APPROVAL_VIEWS.find((each) => each === view) ?? "all",
    sort: APPROVAL_SORTS.find((each) => each === sort) ?? "due",
  };
}

/** The URL's parameters for a filter; the usual is left out. */
export function approvalQuery({ view, sort }: ApprovalFilter): Record<string, string | null> {
  return { view: view === "all" ? null : view, sort: sort === "due" ? null : sort };
}
