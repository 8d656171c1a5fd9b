import { useTranslations } from "next-intl";
import { IntervalDot } from "@/components/charts/interval-dot";
import { DefinitionList } from "@/components/ui/definition-list";
import { Panel } from "@/components/ui/panel";
import type { fulfilmentOf } from "@/lib/reporting/figures";
import { FigureLink } from "./figure-link";
import { casesHref, counts, type Scope, shares } from "./scope";
import { Trend } from "./trend";
import { WholeOrganisation } from "./whole-organisation";

type FulfilmentPanelProps = { scope: Scope; fulfilment: ReturnType<typeof fulfilmentOf> };

/** Whether remedies reached the customer by the day they were promised for. */
export function FulfilmentPanel({ scope, fulfilment }: FulfilmentPanelProps) {
  const t = useTranslations("dashboard");
  const count = counts(scope.locale);
  const { share, kept, late, overdue, direction } = fulfilment;
  const item = (term: string, n: number, href: string) => ({
    key: term,
    term,
    value: (
      <FigureLink n={n} href={href}>
        {count(n)}
      </FigureLink>
    ),
  });
  return (
    <Panel id="fulfilment" title={t("fulfilment.title")} description={t("fulfilment.basis")}>
      <WholeOrganisation scope={scope} />
      <IntervalDot
        label={t("fulfilment.share")}
        estimate={share ? { value: share.share, ...share.interval } : null}
        range={[0, 1]}
        formatValue={shares(scope.locale)}
        basis={t("n", { n: count(share?.n ?? 0) })}
      />
      <div className="mt-1 mb-4">
        <Trend direction={direction} better="up" />
      </div>
      <DefinitionList
        items={[
          item(t("fulfilment.inTime"), kept, casesHref(scope, "fulfilled", { keys: ["in-time"] })),
          item(t("fulfilment.late"), late, casesHref(scope, "fulfilled", { keys: ["late"] })),
          item(t("fulfilment.overdue"), overdue, casesHref(scope, "fulfilment-overdue")),
        ]}
      />
    </Panel>
  );
}
