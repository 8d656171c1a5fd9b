import type { Wording } from "@/lib/domain/compensation/wording";
import type { SimulationStatus } from "@/lib/domain/simulation/life";
import type { SimulationResult } from "@/lib/domain/simulation/result";
import type { Names } from "@/lib/organisation/names";

export type SimulationRow = {
  id: string;
  policyId: string;
  /** What the policy calls itself, in the document that was tried. */
  policyName: Wording;
  policyVersion: number;
  /** Null once the draft was thrown away. */
  policyVersionId: string | null;
  /** Days of the organisation (YYYY-MM-DD), both inclusive. */
  fromDay: string;
  toDay: string;
  departmentNames: Names | null;
  regionNames: Names | null;
  status: SimulationStatus;
  done: number;
  total: number | null;
  startedByName: string;
  createdAt: Date;
  beganAt: Date | null;
  endedAt: Date | null;
};

export type SimulationView = SimulationRow & { result: SimulationResult | null };

/** A case behind a figure: what it got and what it would get. */
export type FigureCase = {
  id: string;
  reference: string;
  subject: string;
  currency: string;
  beforeMinor: bigint;
  afterMinor: bigint;
};
export type FigureCases = { n: number; cases: readonly FigureCase[] };

export type SimulationChoices = {
  departments: readonly { id: string; names: Names }[];
  regions: readonly { key: string; names: Names }[];
  timeZone: string;
};
