import type { getTranslations } from "@/lib/i18n/server";
import type { PolicyVersionRow } from "@/lib/policies/types";

type Words = Awaited<ReturnType<typeof getTranslations<"policies">>>;

/** What departments and regions are called, by their keys. */
export type PlaceNames = {
  departments: ReadonlyMap<string, string>;
  regions: ReadonlyMap<string, string>;
};

/** Where a version counts: everywhere, or the departments and regions of a pilot by their names. */
export function scopeWords(
  scope: Pick<PolicyVersionRow, "departments" | "regions">,
  names: PlaceNames,
  t: Words,
): string {
  const named = (side: keyof PlaceNames) =>
    scope[side]?.map((key) => names[side].get(key) ?? key).join(" · ") ?? null;
  const [departments, regions] = [named("departments"), named("regions")];
  if (departments !== null && regions !== null)
    return t("pilot", { departments: t("both", { departments, regions }) });
  const one = departments ?? regions;
  return one === null ? t("everywhere") : t("pilot", { departments: one });
}

/** Who had the last hand in it. */
export function whoWords(version: PolicyVersionRow, t: Words): string {
  if (version.publishedByName) return t("by.published", { name: version.publishedByName });
  if (version.status === "in-review" && version.submittedByName)
    return t("by.submitted", { name: version.submittedByName });
  if (version.editedByName) return t("by.edited", { name: version.editedByName });
  return t("shipped");
}
