import { DeskForm } from "@/components/complaints/desk-form";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Panel } from "@/components/ui/panel";
import { SubmitButton } from "@/components/ui/submit-button";
import { Table, TableHead, Td, Th, Tr } from "@/components/ui/table";
import type { Place } from "@/lib/i18n/format";
import { getTranslations } from "@/lib/i18n/server";
import { saveRate } from "@/lib/rates/actions";
import type { RateRow } from "@/lib/rates/types";
import { budgetWords } from "./budget-words";
import { dayText } from "./days";

type RatesPanelProps = {
  rates: readonly RateRow[];
  mayWrite: boolean;
  baseCurrency: string;
  today: string;
  place: Place;
};

/** Rates with the day they hold from, for the total above and no other place. */
export async function RatesPanel({ rates, mayWrite, baseCurrency, today, place }: RatesPanelProps) {
  const t = await getTranslations("budgets.rates");
  return (
    <Panel id="rates" title={t("title")} description={t("hint")} padding="none">
      {rates.length === 0 ? (
        <p className="px-4 py-4 text-muted">{t("empty")}</p>
      ) : (
        <Table label={t("title")}>
          <TableHead>
            <Th>{t("from")}</Th>
            <Th>{t("to")}</Th>
            <Th align="end">{t("rate")}</Th>
            <Th>{t("since")}</Th>
            <Th>{t("source")}</Th>
            <Th>{t("by")}</Th>
          </TableHead>
          <tbody>
            {rates.map(({ id, from, to, rate, effectiveFrom, source, setByName }) => (
              <Tr key={id}>
                <Td>{from}</Td>
                <Td>{to}</Td>
                <Td align="end" className="tabular">
                  {rate}
                </Td>
                <Td className="whitespace-nowrap">{dayText(effectiveFrom, place)}</Td>
                <Td>{source}</Td>
                <Td>{setByName}</Td>
              </Tr>
            ))}
          </tbody>
        </Table>
      )}
      {mayWrite ? <RateForm baseCurrency={baseCurrency} today={today} /> : null}
    </Panel>
  );
}

async function RateForm({ baseCurrency, today }: { baseCurrency: string; today: string }) {
  const [t, words] = await Promise.all([getTranslations("budgets.rates"), budgetWords()]);
  return (
    <DeskForm action={saveRate} words={words} done={t("saved")} className="gap-3 border-t border-line p-4">
      <div className="grid gap-3 sm:grid-cols-2 lg:grid-cols-5">
        <Field id="rate-from" name="from" label={t("from")}>
          {(control) => <Input {...control} required maxLength={3} />}
        </Field>
        <Field id="rate-to" name="to" label={t("to")}>
          {(control) => <Input {...control} required maxLength={3} defaultValue={baseCurrency} />}
        </Field>
        <Field id="rate-rate" name="rate" label={t("rate")}>
          {(control) => <Input {...control} required inputMode="decimal" maxLength={30} />}
        </Field>
        <Field id="rate-since" name="effectiveFrom" label={t("since")}>
          {(control) => <Input {...control} required type="date" defaultValue={today} />}
        </Field>
        <Field id="rate-source" name="source" label={t("source")}>
          {(control) => <Input {...control} required maxLength={200} />}
        </Field>
      </div>
      <div>
        <SubmitButton variant="secondary">{t("save")}</SubmitButton>
      </div>
    </DeskForm>
  );
}
