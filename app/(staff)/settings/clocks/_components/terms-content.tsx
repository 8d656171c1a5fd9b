import { useTranslations } from "next-intl";
import { DefinitionList } from "@/components/ui/definition-list";
import { Panel } from "@/components/ui/panel";
import type { SlaTerms } from "@/lib/domain/sla/terms/definition";
import type { Locale } from "@/lib/i18n/config";
import type { TermsHouse } from "@/lib/sla/terms-types";
import { ClockPanel } from "./clock-panel";
import { useTermsWords } from "./terms-words";

type TermsContentProps = { terms: SlaTerms; house: TermsHouse; locale: Locale };

/** All that one version says, clock by clock. */
export function TermsContent({ terms, house, locale }: TermsContentProps) {
  const t = useTranslations("terms.house");
  const words = useTermsWords(locale, house);
  const { remindAfterDays: remind, closeAfterDays: close } = terms.waiting;
  return (
    <>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4 xl:grid-cols-2">
        {terms.clocks.map((clock) => (
          <ClockPanel key={clock.key} clock={clock} words={words} />
        ))}
      </div>
      <Panel id="house" title={t("title")}>
        <DefinitionList
          items={[
            { term: t("zone"), value: terms.timeZone },
            { term: t("quiet"), value: words.quiet(terms.quietHours) },
            { term: t("waiting"), value: t("waitingWords", { remind, close }) },
          ]}
        />
      </Panel>
    </>
  );
}
