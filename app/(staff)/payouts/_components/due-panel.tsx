import { DeskForm } from "@/components/complaints/desk-form";
import { payoutWords } from "@/components/payouts/payout-words";
import { EmptyState } from "@/components/ui/empty-state";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Panel } from "@/components/ui/panel";
import { SubmitButton } from "@/components/ui/submit-button";
import { Table, TableHead, Td, Th, Tr } from "@/components/ui/table";
import { can } from "@/lib/auth/permissions";
import type { Staff } from "@/lib/auth/staff";
import { dayInZone, formatMoney, formatNumber, type Place } from "@/lib/i18n/format";
import { getTranslations } from "@/lib/i18n/server";
import { prepareRunAction } from "@/lib/payouts/actions/runs";
import type { DueOverview, DueSum } from "@/lib/payouts/queries/due";

type DuePanelProps = { staff: Staff; due: DueOverview; now: Date; place: Place };

/** By currency: how much could leave now, how much waits for something, and the button that makes a run of it. */
export async function DuePanel({ staff, due, now, place }: DuePanelProps) {
  const t = await getTranslations("payouts.due");
  const mayPrepare = can(staff.role, "payout.prepare");
  const { locale } = place;
  return (
    <Panel id="due" title={t("title")} description={due.isCut ? t("cut") : null} padding="none">
      {due.sums.length === 0 ? (
        <EmptyState icon="check-check" title={t("empty")}>
          {t("emptyHint")}
        </EmptyState>
      ) : (
        <Table label={t("title")}>
          <TableHead>
            <Th>{t("currency")}</Th>
            <Th align="end">{t("ready")}</Th>
            <Th align="end">{t("amount")}</Th>
            <Th align="end">{t("waiting")}</Th>
            {mayPrepare ? <Th>{t("action")}</Th> : null}
          </TableHead>
          <tbody>
            {due.sums.map((sum) => (
              <Tr key={sum.currency}>
                <Td>{sum.currency}</Td>
                <Td align="end" className="tabular">
                  {formatNumber(sum.ready, locale)}
                </Td>
                <Td align="end" className="tabular whitespace-nowrap">
                  {formatMoney({ amountMinor: sum.readyMinor, currency: sum.currency }, locale)}
                </Td>
                <Td align="end" className="tabular">
                  {formatNumber(sum.waiting, locale)}
                </Td>
                {mayPrepare ? (
                  <Td>{sum.ready > 0 ? <Prepare sum={sum} day={dayInZone(now, place.timeZone)} /> : null}</Td>
                ) : null}
              </Tr>
            ))}
          </tbody>
        </Table>
      )}
    </Panel>
  );
}

async function Prepare({ sum: { currency }, day }: { sum: DueSum; day: string }) {
  const [t, words] = await Promise.all([getTranslations("payouts"), payoutWords()]);
  return (
    <DeskForm action={prepareRunAction} words={words} done={t("done")} className="gap-1">
      <input type="hidden" name="currency" value={currency} />
      <div className="flex flex-wrap items-center gap-2">
        <Field id={`day-${currency}`} name="executionDay" label={t("due.dayFor", { currency })} hideLabel>
          {(control) => <Input {...control} type="date" required defaultValue={day} min={day} />}
        </Field>
        <SubmitButton size="small">{t("due.prepare")}</SubmitButton>
      </div>
    </DeskForm>
  );
}
