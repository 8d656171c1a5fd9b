import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
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
};

/** The remedies as they would be sent. What is owed follows from the facts: its kind may change, its amount not. */
export async function RemedyLineFields({ proposal, mayAdd }: { proposal: RemedyProposal; mayAdd: boolean }) {
  const t = await getTranslations("awards.form");
  const { currency } = proposal.decision;
  const lines = [...proposal.owed, ...proposal.goodwill].slice(0, MAX_LINES - 1);
  return (
    <>
      {lines.map(({ part, kind, faceMinor }, n) => (
        <LineFields key={n} n={n} part={part} kind={kind} amountMinor={faceMinor} currency={currency} />
      ))}
      {mayAdd ? (
        <details>
          <summary className="text-ui-sm text-accent-ink">{t("add")}</summary>
          <div className="mt-2">
            <LineFields n={lines.length} part="goodwill" kind={null} amountMinor={null} currency={currency} />
          </div>
        </details>
      ) : null}
    </>
  );
}

async function LineFields({ n, part, kind, amountMinor, currency }: LineFieldsProps) {
  const [t, parts, kinds, common] = await Promise.all([
    getTranslations("awards.form"),
    getTranslations("compensation.part"),
    getTranslations("compensation.kind"),
    getTranslations("common"),
  ]);
  const isOwed = part === "entitlement";
  return (
    <fieldset className="grid grid-cols-[minmax(0,3fr)_minmax(0,2fr)] items-start gap-2">
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
    </fieldset>
  );
}
