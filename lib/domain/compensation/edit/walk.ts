import type { Condition } from "../condition";
import type { Amount, Amounts, Grant, Policy } from "../policy";

/** What to put in place of a part; the path says where it stands. */
export type Visit = {
  readonly amounts?: (amounts: Amounts, path: string) => Amounts;
  /** A test of one fact; groups are walked through. */
  readonly test?: (condition: Condition, path: string) => Condition;
};

export function mapCondition(condition: Condition, path: string, visit: Visit): Condition {
  if ("all" in condition) {
    return { all: condition.all.map((part, index) => mapCondition(part, `${path}.all[${index}]`, visit)) };
  }
  if ("any" in condition) {
    return { any: condition.any.map((part, index) => mapCondition(part, `${path}.any[${index}]`, visit)) };
  }
  if ("not" in condition) return { not: mapCondition(condition.not, `${path}.not`, visit) };
  const test = visit.test?.(condition, path) ?? condition;
  if (!("reachesMinor" in test) || !visit.amounts) return test;
  return { ...test, reachesMinor: visit.amounts(test.reachesMinor, `${path}.reachesMinor`) };
}

export function mapAmount(amount: Amount, path: string, visit: Visit): Amount {
  switch (amount.op) {
    case "fixed":
      return { ...amount, byCurrency: table(amount.byCurrency, `${path}.byCurrency`, visit) };
    case "share":
      return amount;
    case "part":
      return { ...amount, of: mapAmount(amount.of, `${path}.of`, visit) };
    case "sum":
    case "larger":
    case "smaller":
      return {
        ...amount,
        amounts: amount.amounts.map((part, index) => mapAmount(part, `${path}.amounts[${index}]`, visit)),
      };
    case "bands":
      return {
        ...amount,
        bands: amount.bands.map((band, index) => ({
          ...band,
          amount: mapAmount(band.amount, `${path}.bands[${index}].amount`, visit),
        })),
      };
    case "each":
      return { ...amount, amount: mapAmount(amount.amount, `${path}.amount`, visit) };
    case "if":
      return {
        ...amount,
        when: mapCondition(amount.when, `${path}.when`, visit),
        amount: mapAmount(amount.amount, `${path}.amount`, visit),
        otherwise: amount.otherwise && mapAmount(amount.otherwise, `${path}.otherwise`, visit),
      };
    case "round":
      return {
        ...amount,
        amount: mapAmount(amount.amount, `${path}.amount`, visit),
        toMinor: table(amount.toMinor, `${path}.toMinor`, visit),
      };
  }
}

function table(amounts: Amounts, path: string, visit: Visit): Amounts {
  return visit.amounts?.(amounts, path) ?? amounts;
}

function cap(amounts: Amounts | null, path: string, visit: Visit): Amounts | null {
  return amounts && table(amounts, path, visit);
}

function mapGrant(grant: Grant, path: string, visit: Visit): Grant {
  return "amount" in grant ? { ...grant, amount: mapAmount(grant.amount, `${path}.amount`, visit) } : grant;
}

function mapCaps(caps: Policy["caps"], visit: Visit): Policy["caps"] {
  return {
    ...caps,
    goodwillPerComplaintMinor: cap(caps.goodwillPerComplaintMinor, "caps.goodwillPerComplaintMinor", visit),
    awardsPerWindowMinor: cap(caps.awardsPerWindowMinor, "caps.awardsPerWindowMinor", visit),
    goodwillPerIncidentCaseMinor: cap(
      caps.goodwillPerIncidentCaseMinor,
      "caps.goodwillPerIncidentCaseMinor",
      visit,
    ),
  };
}

/** The policy with every table of amounts and every test of a fact passed through `visit`, in the document's order. */
export function mapPolicy(policy: Policy, visit: Visit): Policy {
  return {
    ...policy,
    tiers: policy.tiers.map((tier, index) => ({
      ...tier,
      gestureMinor: table(tier.gestureMinor, `tiers[${index}].gestureMinor`, visit),
    })),
    rules: policy.rules.map((rule, index) => ({
      ...rule,
      when: mapCondition(rule.when, `rules[${index}].when`, visit),
      grants: rule.grants.map((grant, at) => mapGrant(grant, `rules[${index}].grants[${at}]`, visit)),
    })),
    guarantees: policy.guarantees.map((guarantee, index) => ({
      ...guarantee,
      amountMinor: table(guarantee.amountMinor, `guarantees[${index}].amountMinor`, visit),
    })),
    tariffs: policy.tariffs.map((tariff, index) => ({
      ...tariff,
      amount: mapAmount(tariff.amount, `tariffs[${index}].amount`, visit),
    })),
    caps: mapCaps(policy.caps, visit),
    goodwillUnitMinor: table(policy.goodwillUnitMinor, "goodwillUnitMinor", visit),
    authority: {
      ...policy.authority,
      limitMinor: {
        agent: table(policy.authority.limitMinor.agent, "authority.limitMinor.agent", visit),
        lead: table(policy.authority.limitMinor.lead, "authority.limitMinor.lead", visit),
        manager: table(policy.authority.limitMinor.manager, "authority.limitMinor.manager", visit),
      },
    },
  };
}
