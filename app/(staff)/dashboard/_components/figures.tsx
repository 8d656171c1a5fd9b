import { useTranslations } from "next-intl";
import { EmptyState } from "@/components/ui/empty-state";
import {
  awardsOf,
  backlogOf,
  departmentsOf,
  flowOf,
  fulfilmentOf,
  paretoOf,
  promiseOf,
  satisfactionOf,
  timesOf,
} from "@/lib/reporting/figures";
import { AGE_BANDS, type BudgetRow, type Standing, type Tallies } from "@/lib/reporting/types";
import { AwardsPanel } from "./awards-panel";
import { BacklogPanel } from "./backlog-panel";
import { BudgetPanel } from "./budget-panel";
import { FlowPanel } from "./flow-panel";
import { FulfilmentPanel } from "./fulfilment-panel";
import { Headline } from "./headline";
import { ParetoPanel } from "./pareto-panel";
import { PromisePanel } from "./promise-panel";
import { SatisfactionPanel } from "./satisfaction-panel";
import type { Scope } from "./scope";
import { TimesPanel } from "./times-panel";

type FiguresProps = { scope: Scope; tallies: Tallies; standing: Standing; budgets: readonly BudgetRow[] };

/** All panels, from the figures one looks at first to those one looks up. */
export function Figures({ scope, tallies, standing, budgets }: FiguresProps) {
  const t = useTranslations("dashboard.empty");
  const flow = flowOf(tallies, scope.period);
  const seen = flow.reduce((n, { received, ended }) => n + received + ended, tallies.openAtStart);
  if (seen === 0 && tallies.backlog.length === 0 && budgets.length === 0) {
    return (
      <EmptyState icon="chart-column" title={t("title")}>
        {t("text")}
      </EmptyState>
    );
  }
  const promise = promiseOf(tallies, standing, scope.departmentId);
  const satisfaction = satisfactionOf(tallies);
  const keys = [...scope.names.departments.keys()];
  const departments = departmentsOf(tallies, standing, scope.departmentId ? [scope.departmentId] : keys);
  const { now } = tallies;
  const mine = standing.overdue.filter(
    ({ departmentKey }) => !scope.departmentId || departmentKey === scope.departmentId,
  );
  return (
    <div className="grid grid-cols-1 gap-4 xl:grid-cols-2 *:min-w-0 [&>.wide]:xl:col-span-2">
      <div className="wide">
        <Headline
          scope={scope}
          tallies={tallies}
          flow={flow}
          overdue={mine.reduce((n, row) => n + row.n, 0)}
          promise={promise}
          satisfaction={satisfaction}
        />
      </div>
      <div className="wide">
        <FlowPanel scope={scope} flow={flow} />
      </div>
      <PromisePanel scope={scope} promise={promise} />
      <TimesPanel scope={scope} answer={timesOf(now, "answer-time")} close={timesOf(now, "close-time")} />
      <div className="wide">
        <BacklogPanel
          scope={scope}
          ages={backlogOf(tallies, AGE_BANDS.length + 1)}
          departments={scope.departmentId ? departments.filter(({ key }) => key !== "") : departments}
        />
      </div>
      <SatisfactionPanel scope={scope} satisfaction={satisfaction} />
      <FulfilmentPanel scope={scope} fulfilment={fulfilmentOf(tallies, standing)} />
      <div className="wide">
        <ParetoPanel
          scope={scope}
          categories={paretoOf(now, "received.category")}
          causes={paretoOf(now, "closed.cause")}
        />
      </div>
      <div className="wide">
        <AwardsPanel
          scope={scope}
          byKind={awardsOf(now, "award.kind")}
          byTier={awardsOf(now, "award.tier")}
          byDepartment={awardsOf(now, "award.department")}
        />
      </div>
      <div className="wide">
        <BudgetPanel scope={scope} budgets={budgets} />
      </div>
    </div>
  );
}
