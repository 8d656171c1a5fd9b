"use client";

import { useTranslations } from "next-intl";
import { Checkbox } from "@/components/ui/checkbox";
import type { Caps } from "@/lib/domain/compensation/policy";
import { useEditor } from "./editor-context";
import { AmountsField, PercentField, WholeField } from "./value-fields";

const LINES = ["goodwillApprovalBp", "goodwillCeilingBp", "holdBelowPriceBp"] as const;
const LIMITS = ["goodwillPerComplaintMinor", "awardsPerWindowMinor", "goodwillPerIncidentCaseMinor"] as const;

/** Where goodwill needs approval, where it ends, and to what it is rounded. */
export function CapsSection() {
  const t = useTranslations("policyEditor.caps");
  const { policy, change } = useEditor();
  const put = (caps: Partial<Caps>): void => change((now) => ({ ...now, caps: { ...now.caps, ...caps } }));
  return (
    <div className="grid gap-5" id="caps" tabIndex={-1}>
      <div className="grid gap-3 sm:grid-cols-3">
        {LINES.map((line) => (
          <PercentField
            key={line}
            path={`caps.${line}`}
            label={t(line)}
            hint={t(`${line}Hint`)}
            value={policy.caps[line]}
            onChange={(bp) => put({ [line]: bp })}
          />
        ))}
      </div>
      {LIMITS.map((limit) => {
        const amounts = policy.caps[limit];
        return (
          <div key={limit} className="grid gap-2">
            <Checkbox
              id={`caps.${limit}.on`}
              name={`caps.${limit}.on`}
              label={t(limit)}
              hint={t(`${limit}Hint`)}
              checked={amounts !== null}
              onChange={(event) => put({ [limit]: event.target.checked ? {} : null })}
            />
            {amounts === null ? null : (
              <AmountsField
                path={`caps.${limit}`}
                legend={t("most")}
                value={amounts}
                onChange={(next) => put({ [limit]: next })}
              />
            )}
          </div>
        );
      })}
      <AmountsField
        path="goodwillUnitMinor"
        legend={t("unit")}
        value={policy.goodwillUnitMinor}
        onChange={(goodwillUnitMinor) => change((now) => ({ ...now, goodwillUnitMinor }))}
      />
      <WholeField
        path="doubleDeviation.windowDays"
        label={t("repeat")}
        hint={t("repeatHint")}
        suffix={t("days")}
        value={policy.doubleDeviation.windowDays}
        onChange={(windowDays) => change((now) => ({ ...now, doubleDeviation: { windowDays } }))}
      />
    </div>
  );
}
