"use client";

import { useTranslations } from "next-intl";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { RadioCards } from "@/components/ui/radio-cards";
import { Select, type SelectOption } from "@/components/ui/select";

export type TypedPayeeFields = {
  method: string;
  reference: string;
  holder: string;
  account: string;
  bank: string;
  country: string;
};

type PayeeFieldsProps = {
  typed: TypedPayeeFields;
  countries: readonly SelectOption[];
  /** Which field is wrong and why; null: none is. */
  problem: { field: string; text: string } | null;
  /** Without a way back to the original payment: our own account. */
  onlyAccount?: boolean;
};

const ACCOUNT_FIELDS = ["holder", "account", "bank"] as const;
const HINTED = { holder: true, account: false, bank: true } as const;

/** Where money goes: the way it came, or an account. What the choice does not need is hidden, also without JavaScript. */
export function PayeeFields({ typed, countries, problem, onlyAccount = false }: PayeeFieldsProps) {
  const t = useTranslations("payee");
  const errorOf = (field: string) => (problem?.field === field ? problem.text : null);
  const account = (
    <>
      {ACCOUNT_FIELDS.map((name) => (
        <Field
          key={name}
          name={name}
          label={t(`field.${name}`)}
          hint={HINTED[name] && !onlyAccount ? t(`hint.${name === "bank" ? "bank" : "holder"}`) : undefined}
          error={errorOf(name)}
        >
          {(control) => (
            <Input
              {...control}
              defaultValue={typed[name]}
              autoComplete="off"
              spellCheck={false}
              maxLength={140}
            />
          )}
        </Field>
      ))}
      <Field
        name="country"
        label={t("field.country")}
        hint={onlyAccount ? undefined : t("hint.country")}
        error={errorOf("country")}
      >
        {(control) => (
          <Select {...control} defaultValue={typed.country} placeholder="–" options={countries} />
        )}
      </Field>
    </>
  );
  if (onlyAccount) return account;
  return (
    <div className="group/payee grid gap-4">
      <RadioCards
        name="method"
        legend={t("legend")}
        error={errorOf("method")}
        defaultValue={typed.method}
        layout="grid"
        options={(["bank-transfer", "original-payment"] as const).map((method) => ({
          value: method,
          label: t(`method.${method}`),
        }))}
      />
      <div className="grid gap-4 group-has-[[value=original-payment]:checked]/payee:hidden">{account}</div>
      <div className="hidden gap-4 group-has-[[value=original-payment]:checked]/payee:grid">
        <Field
          name="paymentReference"
          label={t("field.paymentReference")}
          hint={t("hint.paymentReference")}
          error={errorOf("paymentReference")}
        >
          {(control) => (
            <Input {...control} defaultValue={typed.reference} autoComplete="off" maxLength={60} />
          )}
        </Field>
      </div>
    </div>
  );
}
