import type { getTranslations } from "@/lib/i18n/server";
import type { PolicyVersionRow } from "@/lib/policies/types";

type Words = Awaited<ReturnType<typeof getTranslations<"policies">>>;

/** Where a version counts: everywhere, or the departments of a pilot by their names. */
export function scopeWords(
  { departments: keys }: Pick<PolicyVersionRow, "departments">,
  names: ReadonlyMap<string, string>,
  t: Words,
): string {
  if (keys === null) return t("everywhere");
  return t("pilot", { departments: keys.map((key) => names.get(key) ?? key).join(" · ") });
}

/** Who had the last hand in it. */
export function whoWords(version: PolicyVersionRow, t: Words): string {
  if (version.publishedByName) return t("by.published", { name: version.publishedByName });
  if (version.status === "in-review" && version.submittedByName)
    return t("by.submitted", { name: version.submittedByName });
  if (version.editedByName) return t("by.edited", { name: version.editedByName });
  return t("shipped");
}
