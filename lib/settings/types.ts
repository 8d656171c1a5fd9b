import type { FailureKind } from "@/lib/domain/assessment";
import type { Names } from "@/lib/organisation/names";

export type DepartmentRow = { id: string; key: string; names: Names };

/** A department with whoever heads it. */
export type HeadedDepartment = DepartmentRow & {
  head: { id: string; name: string; active: boolean } | null;
};

export type CauseRow = { key: string; names: Names; active: boolean };

export type CategoryRow = {
  key: string;
  names: Names;
  failureKind: FailureKind;
  departmentId: string;
  active: boolean;
  causes: CauseRow[];
};

export type RegionRow = {
  key: string;
  names: Names;
  active: boolean;
};

export type OrganisationSettings = {
  name: string;
  timeZone: string;
  baseCurrency: string;
  offerValidDays: number;
  offerReminderDays: number;
  fulfilmentDays: number;
  csatAfterDays: number;
  npsAfterDays: number;
  voucherValidDays: number;
  voucherReminderDays: number;
  /** Where vouchers count; empty where the house has not said. */
  voucherPlaces: Names;
  outsideReferral: Names;
};
