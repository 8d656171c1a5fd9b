import type { Sentence } from "../sentences/sentence";

/** A sentence of the namespace `policyLint`. */
export function sayOfLint(key: string, params: Sentence["params"] = {}): Sentence {
  return { key: `policyLint.${key}`, params };
}
