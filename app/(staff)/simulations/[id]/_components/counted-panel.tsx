import { DefinitionList } from "@/components/ui/definition-list";
import { Panel } from "@/components/ui/panel";
import type { Counted } from "@/lib/domain/simulation/result";
import { formatNumber } from "@/lib/i18n/format";
import type { Words } from "../../_components/words";

/** What was looked at, and what is counted where. */
export function CountedPanel({ counted, words: { t, locale } }: { counted: Counted; words: Words }) {
  const line = (term: string, n: number, note: string | null) => ({
    key: term,
    term,
    value: (
      <>
        <span className="tabular font-medium">{formatNumber(n, locale)}</span>
        {note ? <span className="ms-2 text-ui-sm text-muted">{note}</span> : null}
      </>
    ),
  });
  const items = [
    line(t("counted.complaints"), counted.complaints, null),
    line(t("counted.decided"), counted.decided, t("counted.decidedNote")),
    line(t("counted.earlier"), counted.earlierDecisions, t("counted.earlierNote")),
    line(t("counted.imported"), counted.imported, t("counted.importedNote")),
    line(t("counted.undecided"), counted.undecided, t("counted.undecidedNote")),
    line(t("counted.leftOut"), counted.leftOut, t("counted.leftOutNote")),
    ...(counted.unreadable > 0
      ? [line(t("counted.unreadable"), counted.unreadable, t("counted.unreadableNote"))]
      : []),
  ];
  return (
    <Panel id="counted" title={t("counted.title")}>
      <DefinitionList items={items} />
    </Panel>
  );
}
