import type { Policy } from "@/lib/domain/compensation/policy";
import { POLICY_TEMPLATES } from "@/lib/domain/compensation/templates/catalogue";
import type { DraftSource } from "@/lib/policies/types";

/** Policies of several trades to begin from. */
export function policyTemplates(): readonly Policy[] {
  return POLICY_TEMPLATES.map(({ policy }) => policy);
}

/** A template as the beginning of a draft; null where there is none of that name. */
export function templateSource(id: string): DraftSource | null {
  const document = policyTemplates().find((policy) => policy.id === id);
  return document ? { from: "document", document, basedOn: `template ${id}` } : null;
}
