import { isCurrency } from "../currency";
import { factsOf } from "./condition";
import { FAILURE_KINDS, IMPACTS } from "./facts";
import { allRules } from "./guarantee";
import { type Amount, type Amounts, MONEY_ROLES, type Policy, type Rule } from "./policy";
import { isMoneyKind, kindMatchesFailure } from "./remedies";

export type PolicyProblem = {
  readonly path: string;
  readonly problem:
    | "duplicate-id"
    | "unknown-currency"
    | "missing-currency"
    | "unknown-tariff"
    | "no-tiers"
    | "lowest-impact-uncovered"
    | "tiers-not-rising"
    | "gestures-not-rising"
    | "share-out-of-range"
    | "caps-not-rising"
    | "kind-does-not-match"
    | "reads-customer-standing"
    | "bands-not-rising"
    | "unknown-measure";
};

const MEASURE = "measure:";

function measuresIn(facts: readonly string[]): readonly string[] {
  return facts.flatMap((fact) => (fact.startsWith(MEASURE) ? [fact.slice(MEASURE.length)] : []));
}

const problem = (path: string, what: PolicyProblem["problem"]): PolicyProblem => ({ path, problem: what });

function duplicates(path: string, ids: readonly string[]): PolicyProblem[] {
  return ids.flatMap((id, index) =>
    ids.indexOf(id) < index ? [problem(`${path}[${index}].id`, "duplicate-id")] : [],
  );
}

function everyCurrency(path: string, amounts: Amounts | null, policy: Policy): PolicyProblem[] {
  if (amounts === null) return [];
  return policy.currencies.flatMap((code) =>
    (amounts[code] ?? -1n) < 0n ? [problem(`${path}.${code}`, "missing-currency")] : [],
  );
}

function checkTiers(policy: Policy): PolicyProblem[] {
  const [lowest] = policy.tiers;
  if (!lowest) return [problem("tiers", "no-tiers")];
  const found = lowest.fromImpact === IMPACTS[0] ? [] : [problem("tiers[0]", "lowest-impact-uncovered")];
  policy.tiers.forEach((tier, index) => {
    const path = `tiers[${index}]`;
    found.push(...everyCurrency(`${path}.gestureMinor`, tier.gestureMinor, policy));
    const before = policy.tiers[index - 1];
    if (!before) return;
    if (IMPACTS.indexOf(tier.fromImpact) <= IMPACTS.indexOf(before.fromImpact)) {
      found.push(problem(`${path}.fromImpact`, "tiers-not-rising"));
    }
    // A smaller gesture for a graver failure would break law R2.
    const falls = (code: string): boolean =>
      (tier.gestureMinor[code] ?? 0n) < (before.gestureMinor[code] ?? 0n);
    if (policy.currencies.some(falls)) found.push(problem(`${path}.gestureMinor`, "gestures-not-rising"));
  });
  return found;
}

/** The amounts that an amount is made of. */
export function amountParts(amount: Amount): readonly Amount[] {
  switch (amount.op) {
    case "fixed":
    case "share":
      return [];
    case "part":
      return [amount.of];
    case "sum":
    case "larger":
    case "smaller":
      return amount.amounts;
    case "bands":
      return amount.bands.map((band) => band.amount);
    case "each":
    case "round":
      return [amount.amount];
    case "if":
      return amount.otherwise === null ? [amount.amount] : [amount.amount, amount.otherwise];
  }
}

function checkAmount(path: string, amount: Amount): PolicyProblem[] {
  const found = amountParts(amount).flatMap((part, index) =>
    checkAmount(`${path}.${amount.op}[${index}]`, part),
  );
  if (
    (amount.op === "share" || amount.op === "part") &&
    (!Number.isSafeInteger(amount.bp) || amount.bp < 0)
  ) {
    found.push(problem(`${path}.bp`, "share-out-of-range"));
  }
  if (amount.op === "bands") {
    const bounds = amount.bands.map((band) => ("from" in band ? band.from : band.over));
    if (bounds.some((bound, index) => index > 0 && bound <= (bounds[index - 1] ?? bound))) {
      found.push(problem(path, "bands-not-rising"));
    }
  }
  return found;
}

function conditionsIn(amount: Amount): readonly string[] {
  const own = amount.op === "if" ? factsOf(amount.when) : [];
  return [...own, ...amountParts(amount).flatMap(conditionsIn)];
}

function factsRead(rule: Rule, policy: Policy): readonly string[] {
  const amounts = rule.grants.flatMap((grant) => {
    if (grant.give === "tariff")
      return policy.tariffs.filter(({ id }) => id === grant.tariff).map((tariff) => tariff.amount);
    return "amount" in grant ? [grant.amount] : [];
  });
  return [...factsOf(rule.when), ...amounts.flatMap(conditionsIn)];
}

function checkRule(rule: Rule, path: string, policy: Policy): PolicyProblem[] {
  const found: PolicyProblem[] = [];
  const movesMoney = rule.grants.some((grant) => grant.give !== "human");
  const standing = factsRead(rule, policy).some(
    (fact) => fact === "customerTier" || fact === "customerSegment",
  );
  // Who the customer is sets priority and wording, never the award.
  if (movesMoney && standing) found.push(problem(`${path}.when`, "reads-customer-standing"));
  rule.grants.forEach((grant, index) => {
    const at = `${path}.grants[${index}]`;
    if (grant.give === "tariff" && !policy.tariffs.some(({ id }) => id === grant.tariff)) {
      found.push(problem(`${at}.tariff`, "unknown-tariff"));
    }
    if (grant.give === "rate" && (!Number.isSafeInteger(grant.bp) || grant.bp < 0)) {
      found.push(problem(`${at}.bp`, "share-out-of-range"));
    }
    if ("amount" in grant) found.push(...checkAmount(`${at}.amount`, grant.amount));
  });
  return found;
}

function checkKinds(policy: Policy): PolicyProblem[] {
  return FAILURE_KINDS.flatMap((failure) => {
    const goodwill = kindMatchesFailure(policy.goodwillKind[failure], failure);
    const { kind, onRequest } = policy.restore[failure];
    const restores = failure !== "monetary" || [kind, ...onRequest].every(isMoneyKind);
    return [
      ...(goodwill ? [] : [problem(`goodwillKind.${failure}`, "kind-does-not-match")]),
      ...(restores ? [] : [problem(`restore.${failure}`, "kind-does-not-match")]),
    ];
  });
}

function checkCaps(policy: Policy): PolicyProblem[] {
  const { goodwillApprovalBp, goodwillCeilingBp, holdBelowPriceBp, ...caps } = policy.caps;
  const shares = [goodwillApprovalBp, goodwillCeilingBp, holdBelowPriceBp];
  const found = shares.every((bp) => Number.isSafeInteger(bp) && bp >= 0)
    ? []
    : [problem("caps", "share-out-of-range")];
  if (goodwillApprovalBp > goodwillCeilingBp)
    found.push(problem("caps.goodwillApprovalBp", "caps-not-rising"));
  return [
    ...found,
    ...everyCurrency("caps.goodwillPerComplaintMinor", caps.goodwillPerComplaintMinor, policy),
    ...everyCurrency("caps.awardsPerWindowMinor", caps.awardsPerWindowMinor, policy),
    ...everyCurrency("caps.goodwillPerIncidentCaseMinor", caps.goodwillPerIncidentCaseMinor, policy),
  ];
}

function measuresOf(amount: Amount): readonly string[] {
  const own = amount.op === "bands" || amount.op === "each" ? [amount.measure] : [];
  const base =
    amount.op === "share" && amount.of.startsWith(MEASURE) ? [amount.of.slice(MEASURE.length)] : [];
  const tested = amount.op === "if" ? measuresIn(factsOf(amount.when)) : [];
  return [...own, ...base, ...tested, ...amountParts(amount).flatMap(measuresOf)];
}

/** A policy that names its measures names all of them: one that it reads and nobody is asked for would decide nothing. */
function checkMeasures(policy: Policy): PolicyProblem[] {
  if (policy.measures.length === 0) return [];
  const declared = new Set(policy.measures.map(({ name }) => name));
  const unknown = (path: string, names: readonly string[]) =>
    [...new Set(names)].flatMap((name) =>
      declared.has(name) ? [] : [problem(`${path}.${MEASURE}${name}`, "unknown-measure")],
    );
  return [
    ...duplicates(
      "measures",
      policy.measures.map(({ name }) => name),
    ),
    ...policy.rules.flatMap((rule, index) => [
      ...unknown(`rules[${index}].when`, measuresIn(factsOf(rule.when))),
      ...rule.grants.flatMap((grant, at) =>
        "amount" in grant ? unknown(`rules[${index}].grants[${at}].amount`, measuresOf(grant.amount)) : [],
      ),
    ]),
    ...policy.tariffs.flatMap((tariff, index) =>
      unknown(`tariffs[${index}].amount`, measuresOf(tariff.amount)),
    ),
  ];
}

/**
 * What keeps a document from being a policy at all, each with its path; empty when it is one. Whether a policy is
 * a wise one (unreachable rules, gaps, amounts that fall) is a question for a linter, not for this.
 */
export function checkPolicy(policy: Policy): readonly PolicyProblem[] {
  return [
    ...policy.currencies.flatMap((code) =>
      isCurrency(code) ? [] : [problem(`currencies.${code}`, "unknown-currency")],
    ),
    ...duplicates(
      "tiers",
      policy.tiers.map(({ id }) => id),
    ),
    ...duplicates(
      "rules",
      allRules(policy).map(({ id }) => id),
    ),
    ...duplicates(
      "tariffs",
      policy.tariffs.map(({ id }) => id),
    ),
    ...checkTiers(policy),
    ...policy.rules.flatMap((rule, index) => checkRule(rule, `rules[${index}]`, policy)),
    ...policy.tariffs.flatMap((tariff, index) => checkAmount(`tariffs[${index}].amount`, tariff.amount)),
    ...policy.guarantees.flatMap(({ amountMinor }, index) =>
      everyCurrency(`guarantees[${index}].amountMinor`, amountMinor, policy),
    ),
    ...checkMeasures(policy),
    ...checkKinds(policy),
    ...checkCaps(policy),
    ...everyCurrency("goodwillUnitMinor", policy.goodwillUnitMinor, policy),
    ...MONEY_ROLES.flatMap((role) =>
      everyCurrency(`authority.limitMinor.${role}`, policy.authority.limitMinor[role], policy),
    ),
  ];
}
