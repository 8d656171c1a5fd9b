import type { ClockScope } from "@/lib/domain/sla/terms/definition";
import type { Named, TermsHouse } from "@/lib/sla/terms-types";

type ScopeWords = { everyCase: string; nobody: string };

/** For whom a pack counts, by name; a key that the house has no more stands for itself. */
export function scopeText(
  scope: ClockScope | null,
  { categories, regions, departments }: TermsHouse,
  { everyCase, nobody }: ScopeWords,
): string {
  if (scope === null) return nobody;
  const named = (keys: readonly string[] | null, among: readonly Named[]) =>
    keys === null ? [] : [keys.map((key) => among.find((one) => one.key === key)?.name ?? key).join(", ")];
  const sides = [
    ...named(scope.categories, categories),
    ...named(scope.departments, departments),
    ...named(scope.regions, regions),
  ];
  return sides.length === 0 ? everyCase : sides.join(" · ");
}
