import { useTranslations } from "next-intl";
import { ButtonLink } from "@/components/ui/button-link";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { SubmitButton } from "@/components/ui/submit-button";
import { VOUCHER_STATES } from "@/lib/domain/voucher";
import { paths } from "@/lib/paths";
import { WITHIN_DAYS } from "@/lib/vouchers/schema";
import type { VoucherFilter } from "@/lib/vouchers/types";

/** The filter is the URL: a plain form that asks for another page. */
export function VoucherFilters({ filter }: { filter: VoucherFilter }) {
  const t = useTranslations("vouchers");
  const states = VOUCHER_STATES.map((state) => ({ value: state, label: t(`state.${state}`) }));
  const spans = WITHIN_DAYS.map((days) => ({
    value: String(days),
    label: t("filter.days", { count: days }),
  }));
  return (
    <form action={paths.vouchers} className="flex flex-wrap items-end gap-3 border-b border-line p-3">
      {filter.customerId ? <input type="hidden" name="customer" value={filter.customerId} /> : null}
      <Field name="state" label={t("filter.state")} className="min-w-36">
        {(control) => (
          <Select
            {...control}
            placeholder={t("filter.all")}
            options={states}
            defaultValue={filter.state ?? ""}
          />
        )}
      </Field>
      <Field name="within" label={t("filter.within")} className="min-w-36">
        {(control) => (
          <Select
            {...control}
            placeholder={t("filter.all")}
            options={spans}
            defaultValue={filter.within === null ? "" : String(filter.within)}
          />
        )}
      </Field>
      <Field name="search" label={t("filter.search")} className="min-w-52">
        {(control) => <Input {...control} maxLength={80} defaultValue={filter.search} />}
      </Field>
      <div className="flex gap-2">
        <SubmitButton variant="secondary">{t("filter.apply")}</SubmitButton>
        <ButtonLink href={paths.vouchers} variant="quiet">
          {t("filter.clear")}
        </ButtonLink>
      </div>
    </form>
  );
}
