"use client";

import { useTranslations } from "next-intl";
import { Table, TableHead, Td, Th, Tr } from "@/components/ui/table";
import { withAmount } from "@/lib/domain/compensation/edit/edits";
import { MONEY_ROLES, type MoneyRole } from "@/lib/domain/compensation/policy";
import { useEditor } from "./editor-context";
import { MoneyField, WholeField } from "./value-fields";

/** What each role may award by itself, per currency, within how many days all awards are added up. */
export function AuthoritySection() {
  const t = useTranslations("policyEditor.authority");
  const { policy, change } = useEditor();
  const { windowDays, limitMinor } = policy.authority;
  const put = (role: MoneyRole, currency: string, amountMinor: bigint | null): void =>
    change((now) => {
      const limits = now.authority.limitMinor;
      const next = { ...limits, [role]: withAmount(limits[role], currency, amountMinor) };
      return { ...now, authority: { ...now.authority, limitMinor: next } };
    });
  return (
    <div className="grid gap-4">
      <p className="text-ui-sm text-muted">{t("lead")}</p>
      <WholeField
        path="authority.windowDays"
        label={t("window")}
        suffix={t("days")}
        value={windowDays}
        onChange={(days) => change((now) => ({ ...now, authority: { ...now.authority, windowDays: days } }))}
      />
      <Table label={t("title")}>
        <TableHead>
          <Th>{t("currency")}</Th>
          {MONEY_ROLES.map((role) => (
            <Th key={role}>{t(`role.${role}`)}</Th>
          ))}
        </TableHead>
        <tbody>
          {policy.currencies.map((currency) => (
            <Tr key={currency}>
              <Td>{currency}</Td>
              {MONEY_ROLES.map((role) => (
                <Td key={role} className="min-w-28 py-1">
                  <MoneyField
                    path={`authority.limitMinor.${role}.${currency}`}
                    label={`${t(`role.${role}`)}, ${currency}`}
                    hideLabel
                    currency={currency}
                    value={limitMinor[role][currency] ?? null}
                    onChange={(amountMinor) => put(role, currency, amountMinor)}
                  />
                </Td>
              ))}
            </Tr>
          ))}
        </tbody>
      </Table>
    </div>
  );
}
