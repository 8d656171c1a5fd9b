import type { Policy } from "@/lib/domain/compensation/policy";
import type { Locale } from "@/lib/i18n/config";
import { AuthorityTable } from "./authority-table";
import { CapsList } from "./caps-list";
import { GuaranteeList } from "./guarantee-list";
import { RuleList } from "./rule-list";
import { TariffList } from "./tariff-list";
import { TierTable } from "./tier-table";

/** What is needed to read a policy. */
export type PolicyReading = { policy: Policy; locale: Locale };

/** A policy in words and tables, section by section. */
export function PolicyContent(reading: PolicyReading) {
  return (
    <>
      <TierTable {...reading} />
      <RuleList {...reading} />
      <TariffList {...reading} />
      <GuaranteeList {...reading} />
      <CapsList {...reading} />
      <AuthorityTable {...reading} />
    </>
  );
}
