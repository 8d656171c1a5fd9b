import { useTranslations } from "next-intl";
import { ButtonLink } from "@/components/ui/button-link";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { SubmitButton } from "@/components/ui/submit-button";
import type { AuditPerson } from "@/lib/audit-trail/queries";
import type { AuditFilter } from "@/lib/audit-trail/types";
import { AUDIT_ACTIONS } from "@/lib/domain/audit";
import { paths } from "@/lib/paths";

/** The filter is the URL: a plain form that asks for another page. */
export function AuditFilters({ filter, people }: { filter: AuditFilter; people: readonly AuditPerson[] }) {
  const t = useTranslations("audit");
  const selects = [
    {
      name: "person",
      value: filter.actorId,
      options: people.map(({ id, name, active }) => ({
        value: id,
        label: active ? name : t("filter.left", { name }),
      })),
    },
    {
      name: "action",
      value: filter.action,
      options: AUDIT_ACTIONS.map((action) => ({ value: action, label: t(`action.${action}`) })),
    },
  ] as const;
  return (
    <form action={paths.audit} className="flex flex-wrap items-end gap-3 border-b border-line p-3">
      {filter.customerId ? <input type="hidden" name="customer" value={filter.customerId} /> : null}
      {selects.map(({ name, value, options }) => (
        <Field key={name} name={name} label={t(`filter.${name}`)} className="min-w-44">
          {(control) => (
            <Select
              {...control}
              placeholder={t("filter.all")}
              options={[...options]}
              defaultValue={value ?? ""}
            />
          )}
        </Field>
      ))}
      {(["from", "to"] as const).map((name) => (
        <Field key={name} name={name} label={t(`filter.${name}`)}>
          {(control) => <Input {...control} type="date" defaultValue={filter[name] ?? ""} />}
        </Field>
      ))}
      <Field name="case" label={t("filter.case")} className="w-40">
        {(control) => (
          <Input
            {...control}
            placeholder="AM-0000-0000"
            maxLength={40}
            defaultValue={filter.reference ?? ""}
          />
        )}
      </Field>
      <div className="flex gap-2">
        <SubmitButton variant="secondary">{t("filter.apply")}</SubmitButton>
        <ButtonLink href={paths.audit} variant="quiet">
          {t("filter.clear")}
        </ButtonLink>
      </div>
    </form>
  );
}
