import type { Message, Param } from "../decision";
import type { Policy, Rule } from "../policy";
import { named, say } from "../say";
import type { Wording } from "../wording";

/** What the explanation says of a tier, so that deciding makes none of it. */
export type TierSayings = {
  readonly name: Param;
  readonly reached: Message;
  /** Reached by a repeat that had no further step to take. */
  readonly top: Message;
  /** Reached from the tier below, by a repeat. */
  readonly raised: Message;
};

const UNNAMED: Wording = "tier.unknown";

// Made once for each list of tiers: a policy never changes, and cases in a currency without limits ask for them too.
const made = new WeakMap<Policy["tiers"], readonly TierSayings[]>();

/** The words for each tier of a policy, in the order of the tiers. */
export function tierSayings({ tiers }: Pick<Policy, "tiers">): readonly TierSayings[] {
  const known = made.get(tiers);
  if (known) return known;
  const says = sayingsOf(tiers);
  made.set(tiers, says);
  return says;
}

function sayingsOf(tiers: Policy["tiers"]): readonly TierSayings[] {
  return tiers.map(({ name: words }, rank) => {
    const name = { message: words };
    const from = { message: tiers[rank - 1]?.name ?? UNNAMED };
    return {
      name,
      reached: say("agent.tier", { tier: name }),
      top: say("agent.tier-top", { tier: name }),
      raised: say("agent.tier-raised", { tier: name, from }),
    };
  });
}

/** What the explanation says of a rule that counted. */
export type RuleSayings = {
  readonly name: Param;
  /** To the agent, by rank of the tier, where the rule brings no amount of its own. */
  readonly plain: readonly Message[];
  /** To the customer, where the rule brings an amount; null: nothing is said. */
  readonly customer: Wording | null;
  /** To the customer, where the rule gives nothing: its wording is the reason. */
  readonly reason: Message | null;
};

type Said = { readonly percent: number; readonly nothing: Param };
type Tiers = readonly { readonly name: Param; readonly gesture: Param }[];

/** The words for a rule; `percent` is what its rates come to. */
export function ruleSayings(
  { wording, grants }: Rule,
  { percent, nothing }: Said,
  tiers: Tiers,
): RuleSayings {
  const givesNothing = grants.every((grant) => grant.give === "nothing");
  return {
    name: { message: wording.name },
    plain: tiers.map(({ name, gesture }) => ({
      key: wording.agent,
      params: { amount: nothing, percent, gesture, tier: name },
    })),
    customer: wording.customer,
    reason: givesNothing && wording.customer !== null ? { key: wording.customer, params: {} } : null,
  };
}

/** The name of a rule that the policy does not have. */
export const UNKNOWN_RULE = named("rule.unknown");
