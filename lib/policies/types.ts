import type { Policy } from "@/lib/domain/compensation/policy";
import type { PolicyStanding, PolicyStatus } from "@/lib/domain/policy-life";

export type PolicyVersionRow = {
  id: string;
  policyId: string;
  version: number;
  name: Policy["name"];
  status: PolicyStatus;
  standing: PolicyStanding;
  effectiveFrom: Date;
  /** Keys of the departments and of the regions of a pilot; null: everywhere. */
  departments: readonly string[] | null;
  regions: readonly string[] | null;
  basedOn: string | null;
  note: string | null;
  createdAt: Date;
  editedAt: Date | null;
  editedByName: string | null;
  submittedByName: string | null;
  submittedAt: Date | null;
  publishedByName: string | null;
  publishedAt: Date | null;
  retiredAt: Date | null;
  /** Whether any decision rests on it. */
  hasDecided: boolean;
};

export type PolicyVersionView = PolicyVersionRow & {
  document: Policy;
  revision: number;
  editedById: string | null;
  submittedById: string | null;
};

/** Where a draft comes from: a version of the house, or a document (a template, an import). */
export type DraftSource =
  | { from: "version"; id: string }
  | { from: "document"; document: Policy; basedOn: string | null };
