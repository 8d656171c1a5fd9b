import { useTranslations } from "next-intl";
import { Icon } from "@/components/ui/icon";
import type { Scope } from "./scope";

/** Says, where a department is chosen, that this figure does not follow it. */
export function WholeOrganisation({ scope }: { scope: Scope }) {
  const t = useTranslations("dashboard");
  if (scope.departmentId === null) return null;
  return (
    <p className="mb-3 flex items-center gap-1.5 text-ui-sm text-muted">
      <Icon name="info" /> {t("wholeOrganisation")}
    </p>
  );
}
