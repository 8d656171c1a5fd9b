import { useTranslations } from "next-intl";
import { Meter } from "@/components/ui/meter";
import { Panel } from "@/components/ui/panel";
import { Table, TableHead, Td, Th, Tr } from "@/components/ui/table";
import type { BudgetPart, BudgetRow } from "@/lib/reporting/types";
import { formatDay, moneyText, type Scope, shares } from "./scope";
import { departmentName } from "./words";

type Line = { budget: BudgetRow; part: "goodwill" | "entitlement" };

function isTouched({ budget, part }: Line): boolean {
  return budget[part].pendingMinor + budget[part].postedMinor > 0n;
}

/** Every budget that touches the period; those nothing was taken from yet are folded away. */
export function BudgetPanel({ scope, budgets }: { scope: Scope; budgets: readonly BudgetRow[] }) {
  const t = useTranslations("dashboard.budgets");
  const lines = budgets.flatMap((budget): Line[] => [
    { budget, part: "goodwill" },
    { budget, part: "entitlement" },
  ]);
  const untouched = lines.filter((line) => !isTouched(line));
  return (
    <Panel
      id="budgets"
      title={t("title")}
      description={t("basis")}
      padding={budgets.length > 0 ? "none" : "normal"}
    >
      {budgets.length === 0 ? (
        <p className="py-4 text-center text-muted">{t("none")}</p>
      ) : (
        <LineTable scope={scope} label={t("table")} lines={lines.filter(isTouched)} />
      )}
      {untouched.length > 0 ? (
        <details className="border-t border-line">
          <summary className="px-4 py-2 text-muted">{t("untouched", { count: untouched.length })}</summary>
          <LineTable scope={scope} label={t("untouched", { count: untouched.length })} lines={untouched} />
        </details>
      ) : null}
    </Panel>
  );
}

function LineTable({ scope, label, lines }: { scope: Scope; label: string; lines: readonly Line[] }) {
  const t = useTranslations("dashboard.budgets");
  return (
    <Table label={label}>
      <TableHead>
        <Th>{t("department")}</Th>
        <Th>{t("period")}</Th>
        <Th>{t("part")}</Th>
        <Th align="end">{t("limit")}</Th>
        <Th align="end">{t("pending")}</Th>
        <Th align="end">{t("posted")}</Th>
        <Th align="end">{t("left")}</Th>
      </TableHead>
      <tbody>
        {lines.map(({ budget, part }) => (
          <PartRow
            key={`${budget.departmentId}-${budget.currency}-${budget.periodStart}-${part}`}
            scope={scope}
            budget={budget}
            part={part}
          />
        ))}
      </tbody>
    </Table>
  );
}

type PartRowProps = Line & { scope: Scope };

function PartRow({ scope, budget, part }: PartRowProps) {
  const t = useTranslations("dashboard");
  const { locale } = scope;
  const { limitMinor, pendingMinor, postedMinor } = budget[part];
  const money = (amount: bigint) => (
    <span className="tabular whitespace-nowrap">{moneyText(amount, budget.currency, locale)}</span>
  );
  const left = limitMinor - pendingMinor - postedMinor;
  return (
    <Tr>
      <Td className="whitespace-nowrap">{departmentName(budget.departmentId, scope, t)}</Td>
      <Td className="whitespace-nowrap">
        {formatDay(budget.periodStart, locale)} – {formatDay(budget.periodEnd, locale)}
      </Td>
      <Td className="whitespace-nowrap">{t(part === "goodwill" ? "awards.goodwill" : "awards.owed")}</Td>
      <Td align="end">
        {money(limitMinor)}
        <UsedMeter
          scope={scope}
          budget={budget[part]}
          label={t("budgets.title")}
          isHard={part === "goodwill"}
        />
      </Td>
      <Td align="end">{money(pendingMinor)}</Td>
      <Td align="end">{money(postedMinor)}</Td>
      <Td align="end" className={left < 0n ? "font-medium text-danger" : "font-medium"}>
        {money(left)}
      </Td>
    </Tr>
  );
}

type UsedMeterProps = { scope: Scope; budget: BudgetPart; label: string; isHard: boolean };

function UsedMeter({ scope, budget, label, isHard }: UsedMeterProps) {
  const t = useTranslations("dashboard.budgets");
  const { limitMinor, pendingMinor, postedMinor } = budget;
  if (limitMinor <= 0n) return null;
  // Basis points keep the division whole; a bar needs no more.
  const share = (amount: bigint) => Number((amount * 10_000n) / limitMinor) / 10_000;
  const used = share(pendingMinor + postedMinor);
  const text = t("used", { share: shares(scope.locale)(used) });
  return (
    <span className="mt-0.5 grid min-w-32 gap-0.5 text-xs text-muted">
      <Meter
        label={label}
        valueText={text}
        parts={[
          { share: share(postedMinor), tone: isHard && used >= 0.9 ? "warning" : "accent" },
          { share: share(pendingMinor), tone: "paused" },
        ]}
      />
      {text}
    </span>
  );
}
