import { useTranslations } from "next-intl";
import { Panel } from "@/components/ui/panel";
import type { SlaTerms } from "@/lib/domain/sla/terms/definition";
import { termsChanges } from "@/lib/domain/sla/terms/terms-changes";
import type { Locale } from "@/lib/i18n/config";
import type { TermsHouse } from "@/lib/sla/terms-types";
import { ChangeTable } from "./change-table";
import { useTermsWords } from "./terms-words";

type ChangesPanelProps = {
  before: { version: number; terms: SlaTerms };
  after: SlaTerms;
  house: TermsHouse;
  locale: Locale;
};

/** What differs from an earlier version, in words. */
export function ChangesPanel({ before, after, house, locale }: ChangesPanelProps) {
  const t = useTranslations("terms.changes");
  const words = useTermsWords(locale, house);
  const changes = termsChanges(before.terms, after);
  const { version } = before;
  return (
    <Panel
      id="changes"
      title={t("count", { count: changes.length, version })}
      padding={changes.length === 0 ? "normal" : "none"}
    >
      {changes.length === 0 ? (
        <p className="text-muted">{t("same")}</p>
      ) : (
        <ChangeTable label={t("title", { version })} changes={changes} words={words} />
      )}
    </Panel>
  );
}
