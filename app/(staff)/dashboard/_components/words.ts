import type { useTranslations } from "next-intl";
import type { Names } from "@/lib/organisation/names";
import type { Scope } from "./scope";

type Words = ReturnType<typeof useTranslations<"dashboard">>;
type Compensation = ReturnType<typeof useTranslations<"compensation">>;
type Named = Pick<Scope, "names" | "locale">;

function nameIn(names: ReadonlyMap<string, Names>, key: string, { locale }: Named): string | undefined {
  return names.get(key)?.[locale];
}

/** The organisation's own name for a department, category or cause; '' is none of them. */
export function departmentName(key: string, scope: Named, t: Words): string {
  return key === "" ? t("none.department") : (nameIn(scope.names.departments, key, scope) ?? t("removed"));
}

export function categoryName(key: string, scope: Named, t: Words): string {
  return key === "" ? t("none.category") : (nameIn(scope.names.categories, key, scope) ?? key);
}

export function causeName(key: string, scope: Named, t: Words): string {
  return key === "" ? t("none.cause") : (nameIn(scope.names.causes, key, scope) ?? key);
}

const TIERS = ["gesture", "make-good", "make-good-plus", "exceptional"] as const;

/** A policy may name tiers of its own; those are shown as written there. */
export function tierName(key: string, t: Compensation): string {
  const tier = TIERS.find((one) => one === key);
  return tier ? t(`tier.${tier}`) : key;
}
