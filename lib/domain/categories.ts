import type { FailureKind } from "./assessment";
import type { Severity } from "./severity";

export const CATEGORY_KEYS = [
  "service",
  "product",
  "returns",
  "communication",
  "delivery",
  "billing",
  "account",
  "safety",
  "enquiry",
  "suggestion",
] as const;
export type CategoryKey = (typeof CATEGORY_KEYS)[number];

export type CategoryDefaults = {
  readonly failureKind: FailureKind;
  /** Where triage starts; its rules may make it more urgent, never less. */
  readonly severity: Severity;
  /** Usual root causes, most common first; unique across categories, so a cause alone can be reported on. */
  readonly causes: readonly string[];
};

/**
 * The categories a new organisation starts with. They become editable rows; the code reads this table only to seed them
 * and for a category that has no row of its own.
 */
export const CATEGORIES = {
  service: {
    failureKind: "attention",
    severity: "standard",
    causes: [
      "service-attitude",
      "service-slow",
      "service-confusion",
      "service-promise-not-kept",
      "service-not-provided",
    ],
  },
  product: {
    failureKind: "product",
    severity: "standard",
    causes: ["product-quality", "product-function", "product-instructions", "product-after-sales"],
  },
  returns: {
    failureKind: "monetary",
    severity: "standard",
    causes: ["returns-tedious", "returns-slow", "returns-unfair", "returns-miscalculated"],
  },
  communication: {
    failureKind: "attention",
    severity: "standard",
    causes: [
      "communication-late",
      "communication-unclear",
      "communication-rude",
      "communication-wrong",
      "communication-no-channel",
    ],
  },
  delivery: {
    failureKind: "service",
    severity: "standard",
    causes: ["delivery-late", "delivery-lost", "delivery-damaged", "delivery-wrong-item", "delivery-carrier"],
  },
  billing: {
    failureKind: "monetary",
    severity: "standard",
    causes: ["billing-overcharged", "billing-charged-twice", "billing-unclear", "billing-hidden-fee"],
  },
  account: {
    failureKind: "service",
    severity: "standard",
    causes: ["account-access", "account-takeover", "account-data-leak", "account-system-fault"],
  },
  safety: {
    failureKind: "product",
    severity: "urgent",
    causes: ["safety-injury", "safety-hazard", "safety-hygiene", "safety-conduct"],
  },
  enquiry: {
    failureKind: "attention",
    severity: "low",
    causes: ["enquiry-information-missing", "enquiry-information-unclear"],
  },
  suggestion: {
    failureKind: "attention",
    severity: "standard",
    causes: ["suggestion-product", "suggestion-process", "suggestion-staff"],
  },
} as const satisfies Record<CategoryKey, CategoryDefaults>;

/** The usual causes plus one for what fits none of them. */
export type RootCauseKey = (typeof CATEGORIES)[CategoryKey]["causes"][number] | "other";

export function isCategoryKey(value: string): value is CategoryKey {
  return CATEGORY_KEYS.some((key) => key === value);
}

/** Root causes offered for a category: its own, then "other". */
export function causesOf(category: CategoryKey): readonly RootCauseKey[] {
  return [...CATEGORIES[category].causes, "other"];
}

export function allRootCauses(): readonly RootCauseKey[] {
  return [...CATEGORY_KEYS.flatMap((key) => [...CATEGORIES[key].causes]), "other"];
}
