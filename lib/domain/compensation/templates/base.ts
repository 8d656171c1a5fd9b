import type { Currency } from "../../currency";
import type { Amounts, Guarantee, Measure, Policy, Rule, Tariff, Tier } from "../policy";
import type { OwnWords } from "../wording";
import { DEFAULT_POLICY } from "./general-retail";
import { inOrder, type RuleDraft } from "./parts";

type Own = {
  readonly id: string;
  readonly name: OwnWords;
  readonly effectiveFrom: string;
  /** Of those that the general policy has amounts in. */
  readonly currencies: readonly Currency[];
  /** What is owed, in the order in which it is looked at. What we choose to add comes after it. */
  readonly owed: readonly RuleDraft[];
  readonly tariffs: readonly Tariff[];
  readonly measures: readonly Measure[];
};

const OWED_BY_DEFAULT = ["refund-price", "proven-loss"];

/** A rule of the general policy, to stand among a template's own. */
export function generalRule(id: string): RuleDraft {
  const found = DEFAULT_POLICY.rules.find((rule) => rule.id === id);
  if (!found) throw new RangeError(`The general policy has no rule ${id}`);
  return draftOf(found);
}

function draftOf({ id, when, grants, wording }: Rule): RuleDraft {
  return { id, when, grants, wording };
}

/**
 * The general policy with another table of what is owed. Goodwill (tiers, rates, gestures), the human part, our own
 * service guarantee, limits and remedies are the general ones, in the template's currencies.
 */
export function onGeneralPolicy(own: Own): Policy {
  const only = (amounts: Amounts): Amounts =>
    Object.fromEntries(own.currencies.map((code) => [code, amounts[code] ?? 0n]));
  const chosen = DEFAULT_POLICY.rules.filter(({ id }) => !OWED_BY_DEFAULT.includes(id)).map(draftOf);
  const { authority, tiers, guarantees } = DEFAULT_POLICY;
  return {
    ...DEFAULT_POLICY,
    id: own.id,
    name: own.name,
    effectiveFrom: own.effectiveFrom,
    currencies: own.currencies,
    tiers: tiers.map((tier): Tier => ({ ...tier, gestureMinor: only(tier.gestureMinor) })),
    rules: inOrder([...own.owed, ...chosen]),
    guarantees: guarantees.map((one): Guarantee => ({ ...one, amountMinor: only(one.amountMinor) })),
    tariffs: own.tariffs,
    measures: own.measures,
    goodwillUnitMinor: only(DEFAULT_POLICY.goodwillUnitMinor),
    authority: {
      ...authority,
      limitMinor: {
        agent: only(authority.limitMinor.agent),
        lead: only(authority.limitMinor.lead),
        manager: only(authority.limitMinor.manager),
      },
    },
  };
}
