/** Where a version of the policy counts: keys of departments and of regions, null on a side is everywhere. */
export type PolicyScope = {
  readonly departments: readonly string[] | null;
  readonly regions: readonly string[] | null;
};

/** Where a case belongs; null: nobody said. */
export type CasePlace = { readonly department: string | null; readonly region: string | null };

export function isEverywhere({ departments, regions }: PolicyScope): boolean {
  return departments === null && regions === null;
}

/** A department weighs more than a region, both together weigh most: of the scopes that cover a case the highest decides. */
export function specificityOf({ departments, regions }: PolicyScope): number {
  return (departments === null ? 0 : 2) + (regions === null ? 0 : 1);
}

/** Whether a list of keys, null for all of them, takes a case in whose key is known; one without a key only where all are. */
export function covers(keys: readonly string[] | null, key: string | null): boolean {
  return keys === null || (key !== null && keys.includes(key));
}

/** Whether a case of this place is among those that the scope is for; a case without a region is in no region's pilot. */
export function scopeCovers(scope: PolicyScope, { department, region }: CasePlace): boolean {
  return covers(scope.departments, department) && covers(scope.regions, region);
}

function meet(left: readonly string[] | null, right: readonly string[] | null): boolean {
  return left === null || right === null || left.some((key) => right.includes(key));
}

/** Equally specific, and some case is covered by both: only their dates tell which of them decides it. */
export function scopesTie(left: PolicyScope, right: PolicyScope): boolean {
  return (
    (left.departments === null) === (right.departments === null) &&
    (left.regions === null) === (right.regions === null) &&
    meet(left.departments, right.departments) &&
    meet(left.regions, right.regions)
  );
}
