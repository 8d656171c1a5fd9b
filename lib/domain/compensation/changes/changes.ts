import type { Policy } from "../policy";
import type { PolicyChange } from "./change";
import { authorityChanges, capChanges, remedyChanges, scopeChanges } from "./settings";
import { guaranteeChanges, measureChanges, ruleChanges, tariffChanges, tierChanges } from "./tables";

/** Every difference between two versions that can change a decision or what is said of it, section by section. */
export function policyChanges(before: Policy, after: Policy): readonly PolicyChange[] {
  const versions = [before, after] as const;
  return [
    ...scopeChanges(versions),
    ...tierChanges(versions),
    ...ruleChanges(versions),
    ...guaranteeChanges(versions),
    ...tariffChanges(versions),
    ...measureChanges(versions),
    ...capChanges(versions),
    ...authorityChanges(versions),
    ...remedyChanges(versions),
  ];
}
