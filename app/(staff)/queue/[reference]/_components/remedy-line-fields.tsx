import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select, type SelectOption } from "@/components/ui/select";
import type { RemedyProposal } from "@/lib/compensation/queries/remedy";
import { MAX_LINES } from "@/lib/compensation/schema";
import { VALUE_KINDS, type ValueKind } from "@/lib/domain/compensation/remedies";
import { toDecimalString } from "@/lib/domain/money";
import { getTranslations } from "@/lib/i18n/server";

type LineFieldsProps = {
  n: number;
  part: "entitlement" | "goodwill";
  kind: ValueKind | null;
  amountMinor: bigint | null;
  currency: string;
  stock: readonly SelectOption[];
};

type RemedyLineFieldsProps = {
  proposal: RemedyProposal;
  mayAdd: boolean;
  /** What a replacement may be taken from. */
  stock: readonly SelectOption[];
};

/** The remedies as they would be sent. What is owed follows from the facts: its kind may change, its amount not. */
export async function RemedyLineFields({ proposal, mayAdd, stock }: RemedyLineFieldsProps) {
  const t = await getTranslations("awards.form");
  const { currency } = proposal.decision;
  const lines = [...proposal.owed, ...proposal.goodwill].slice(0, MAX_LINES - 1);
  return (
    <>
      {lines.map(({ part, kind, faceMinor }, n) => (
        <LineFields
          key={n}
          n={n}
          part={part}
          kind={kind}
          amountMinor={faceMinor}
          currency={currency}
          stock={stock}
        />
      ))}
      {mayAdd ? (
        <details>
          <summary className="text-ui-sm text-accent-ink">{t("add")}</summary>
          <div className="mt-2">
            <LineFields
              n={lines.length}
              part="goodwill"
              kind={null}
              amountMinor={null}
              currency={currency}
              stock={stock}
            />
          </div>
        </details>
      ) : null}
    </>
  );
}

async function LineFields({ n, part, kind, amountMinor, currency, stock }: LineFieldsProps) {
  const [t, parts, kinds, common] = await Promise.all([
    getTranslations("awards.form"),
    getTranslations("compensation.part"),
    getTranslations("compensation.kind"),
    getTranslations("common"),
  ]);
  const isOwed = part === "entitlement";
  return (
    <fieldset className="group grid grid-cols-[minmax(0,3fr)_minmax(0,2fr)] items-start gap-2">
      <legend className="mb-1 text-ui-sm font-medium">{parts(part)}</legend>
      <input type="hidden" name={`part-${n}`} value={part} />
      <Field name={`kind-${n}`} label={t("kind")} hideLabel>
        {(control) => (
          <Select
            {...control}
            {...(kind === null ? { placeholder: common("choose") } : {})}
            defaultValue={kind ?? ""}
            options={VALUE_KINDS.map((each) => ({ value: each, label: kinds(each) }))}
          />
        )}
      </Field>
      <Field name={`amount-${n}`} label={t("amount", { currency })} hideLabel>
        {(control) => (
          <Input
            {...control}
            inputMode="decimal"
            className="tabular text-end"
            readOnly={isOwed}
            title={isOwed ? undefined : t("amountHint")}
            defaultValue={amountMinor === null ? "" : toDecimalString({ amountMinor, currency })}
          />
        )}
      </Field>
      {stock.length > 0 ? <StockFields n={n} stock={stock} /> : null}
    </fieldset>
  );
}

/** Shown for a replacement alone; of another kind, what is chosen here is not sent. */
async function StockFields({ n, stock }: { n: number; stock: readonly SelectOption[] }) {
  const t = await getTranslations("awards.form");
  return (
    <div className="col-span-2 hidden grid-cols-[minmax(0,3fr)_minmax(0,2fr)] gap-2 group-has-[option[value=replacement]:checked]:grid">
      <Field name={`item-${n}`} label={t("item")}>
        {(control) => <Select {...control} placeholder={t("noItem")} options={stock} />}
      </Field>
      <Field name={`units-${n}`} label={t("units")}>
        {(control) => (
          <Input
            {...control}
            type="number"
            min={1}
            max={9_999}
            defaultValue="1"
            className="tabular text-end"
          />
        )}
      </Field>
    </div>
  );
}
