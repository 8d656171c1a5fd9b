import { FAILURE_KINDS } from "../facts";
import { MONEY_ROLES, type Policy, type RemedyTerms } from "../policy";
import { VALUE_KINDS, type ValueKind } from "../remedies";
import type { ChangeValue, PolicyChange } from "./change";
import { amountChanges, fieldChange, type Place } from "./compare";

type Versions = readonly [before: Policy, after: Policy];

const share = (bp: number): ChangeValue => ({ kind: "share", bp });
const days = (count: number | null): ChangeValue | null =>
  count === null ? null : { kind: "days", days: count };
const remedy = (kind: ValueKind): ChangeValue => ({ kind: "remedy", remedy: kind });

export function scopeChanges([before, after]: Versions): PolicyChange[] {
  const place: Place = { section: "scope", subject: null };
  const list = (items: readonly string[] | null): ChangeValue | null => items && { kind: "list", items };
  return [
    ...fieldChange(place, "name", [before.name, after.name], (words) => ({ kind: "words", words })),
    ...fieldChange(place, "departments", [before.scope.departments, after.scope.departments], list),
    ...fieldChange(place, "regions", [before.scope.regions, after.scope.regions], list),
    ...fieldChange(place, "currency", [before.currencies, after.currencies], list),
  ];
}

export function capChanges([before, after]: Versions): PolicyChange[] {
  const place: Place = { section: "caps", subject: null };
  const [old, caps] = [before.caps, after.caps];
  return [
    ...fieldChange(place, "approval-line", [old.goodwillApprovalBp, caps.goodwillApprovalBp], share),
    ...fieldChange(place, "ceiling", [old.goodwillCeilingBp, caps.goodwillCeilingBp], share),
    ...fieldChange(place, "hold-line", [old.holdBelowPriceBp, caps.holdBelowPriceBp], share),
    ...amountChanges(place, "per-complaint", [old.goodwillPerComplaintMinor, caps.goodwillPerComplaintMinor]),
    ...amountChanges(place, "per-window", [old.awardsPerWindowMinor, caps.awardsPerWindowMinor]),
    ...amountChanges(place, "per-incident-case", [
      old.goodwillPerIncidentCaseMinor,
      caps.goodwillPerIncidentCaseMinor,
    ]),
    ...amountChanges(place, "unit", [before.goodwillUnitMinor, after.goodwillUnitMinor]),
    ...fieldChange(
      place,
      "repeat-window",
      [before.doubleDeviation.windowDays, after.doubleDeviation.windowDays],
      days,
    ),
  ];
}

export function authorityChanges([before, after]: Versions): PolicyChange[] {
  const place: Place = { section: "authority", subject: null };
  const [old, now] = [before.authority, after.authority];
  return [
    ...fieldChange(place, "authority-window", [old.windowDays, now.windowDays], days),
    ...MONEY_ROLES.flatMap((role) =>
      amountChanges({ section: "authority", subject: `value.role.${role}` }, "limit", [
        old.limitMinor[role],
        now.limitMinor[role],
      ]),
    ),
  ];
}

function termsChanges(kind: ValueKind, [before, after]: readonly [RemedyTerms, RemedyTerms]): PolicyChange[] {
  const place: Place = { section: "remedies", subject: `kind.${kind}` };
  return [
    ...fieldChange(place, "validity", [before.validityDays, after.validityDays], days),
    ...fieldChange(place, "cost-share", [before.costShareBp, after.costShareBp], share),
    ...fieldChange(place, "carries", [before.carries, after.carries], (purposes) => ({
      kind: "purposes",
      purposes,
    })),
    ...fieldChange(place, "consent", [before.needsConsent, after.needsConsent], (flag) => ({
      kind: "flag",
      flag,
    })),
  ];
}

export function remedyChanges([before, after]: Versions): PolicyChange[] {
  return [
    ...VALUE_KINDS.flatMap((kind) => termsChanges(kind, [before.remedies[kind], after.remedies[kind]])),
    ...FAILURE_KINDS.flatMap((failure) => {
      const place: Place = { section: "remedies", subject: `value.failureKind.${failure}` };
      const [old, now] = [before.restore[failure], after.restore[failure]];
      return [
        ...fieldChange(place, "restore", [old.kind, now.kind], remedy),
        ...fieldChange(place, "on-request", [old.onRequest, now.onRequest], (remedies) => ({
          kind: "remedies",
          remedies,
        })),
        ...fieldChange(
          place,
          "goodwill-kind",
          [before.goodwillKind[failure], after.goodwillKind[failure]],
          remedy,
        ),
      ];
    }),
  ];
}
