"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { Button } from "@/components/ui/button";
import { Panel } from "@/components/ui/panel";
import { useLeaveWarning } from "@/components/ui/use-leave-warning";
import { checkTerms, type TermsProblem } from "@/lib/domain/sla/terms/check-terms";
import type { SlaTerms } from "@/lib/domain/sla/terms/definition";
import type { Locale } from "@/lib/i18n/config";
import type { TermsDraft, TermsHouse } from "@/lib/sla/terms-types";
import { ChangesPanel } from "../../_components/changes-panel";
import { useTermsWords } from "../../_components/terms-words";
import { ClockCard } from "./clock-card";
import { problemsOf } from "./draft-edits";
import { HouseFields } from "./house-fields";
import { ProblemList } from "./problem-list";
import { PublishPanel } from "./publish-panel";
import { SaveBar } from "./save-bar";
import { useDraft } from "./use-draft";
import { useLife } from "./use-life";

type TermsEditorProps = {
  stored: TermsDraft;
  /** The newest published version, which the draft is to follow. */
  published: { version: number; terms: SlaTerms };
  house: TermsHouse;
  locale: Locale;
  zones: readonly string[];
  zone: string;
};

const keysOf = (named: readonly { key: string }[]) => named.map(({ key }) => key);

/** The draft of the terms, to be changed, saved and published; what is wrong shows beside its field as it is typed. */
export function TermsEditor({ stored, published, house, locale, zones, zone }: TermsEditorProps) {
  const t = useTranslations("terms");
  const { terms, ids, edits } = useDraft(stored.document);
  const { life, isDirty, save, publish, discard } = useLife(stored, terms);
  const words = useTermsWords(locale, house);
  useLeaveWarning(isDirty, t("edit.leave"));
  const problems = useMemo(() => {
    const { calendars, categories, departments, regions } = house;
    return checkTerms(terms, {
      calendarKeys: keysOf(calendars),
      categories: keysOf(categories),
      departments: keysOf(departments),
      regions: keysOf(regions),
    });
  }, [terms, house]);
  const problemWords = ({ path, problem }: TermsProblem) =>
    t(`problem.${problem}`, { key: path.replace(/^clocks\./, "") });
  const say = (path: string) => {
    const found = problems.find((one) => one.path === path);
    return found ? problemWords(found) : null;
  };
  const known = useMemo(() => new Set(keysOf(published.terms.clocks)), [published]);
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
      <SaveBar life={life} isDirty={isDirty} version={stored.version} onSave={() => void save()} />
      <p className="text-muted">{t("edit.lead")}</p>
      <ProblemList problems={problems} terms={terms} locale={locale} words={problemWords} />
      <section aria-label={t("edit.clocks")} className="grid grid-cols-[minmax(0,1fr)] gap-3">
        {terms.clocks.map((clock, index) => {
          const path = `clocks[${index}]`;
          return (
            <ClockCard
              key={ids[index] ?? clock.key}
              clock={clock}
              path={path}
              say={say}
              words={words}
              house={house}
              isNew={!known.has(clock.key)}
              problems={problemsOf(problems, path).length}
              onChange={(part) => edits.changeClock(index, part)}
              onCopy={() => edits.copy(index)}
              onRemove={() => edits.remove(index)}
            />
          );
        })}
        <div>
          <Button icon="plus" onClick={edits.add}>
            {t("edit.add")}
          </Button>
        </div>
      </section>
      <Panel id="house" title={t("house.title")}>
        <HouseFields terms={terms} zones={zones} say={say} onChange={edits.change} />
      </Panel>
      <ChangesPanel before={published} after={terms} house={house} locale={locale} />
      <PublishPanel
        life={life}
        version={stored.version}
        zone={zone}
        onPublish={(input) => void publish(input)}
        onDiscard={() => void discard()}
      />
    </div>
  );
}
