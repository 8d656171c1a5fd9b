import { AuthorityTable } from "./authority-table";
import { CapsList } from "./caps-list";
import { GuaranteeList } from "./guarantee-list";
import type { PolicyReading } from "./reading";
import { RuleList } from "./rule-list";
import { TariffList } from "./tariff-list";
import { TierTable } from "./tier-table";

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
