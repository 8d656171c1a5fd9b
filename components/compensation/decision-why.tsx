import { useTranslations } from "next-intl";
import { speechFor } from "@/lib/compensation/speech";
import type { Decision } from "@/lib/domain/compensation/decision";
import type { Policy } from "@/lib/domain/compensation/policy";
import { renderExplanation, renderMessage, traceMessage } from "@/lib/domain/compensation/render";
import type { Locale } from "@/lib/i18n/config";

type DecisionWhyProps = { decision: Decision; policy: Policy | null; locale: Locale };

/** Why the rules decided so, sentence by sentence, and below it every rule that was looked at. */
export function DecisionWhy({ decision, policy, locale }: DecisionWhyProps) {
  const t = useTranslations("awards");
  const speech = speechFor(locale);
  const sentences = renderExplanation(decision.explanation, "agent", speech);
  return (
    <div className="grid gap-2 text-ui-sm">
      <ul className="grid list-disc gap-1 ps-4">
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      {policy && decision.trace.length > 0 ? (
        <details>
          <summary className="text-muted">{t("trace")}</summary>
          <ul className="mt-1 grid list-disc gap-1 ps-4 text-muted">
            {decision.trace.map((entry) => (
              <li key={entry.rule}>{renderMessage(traceMessage(entry, policy), speech)}</li>
            ))}
          </ul>
          <p className="mt-1 text-faint">
            {t("version", { policy: decision.policyId, version: decision.policyVersion })}
          </p>
        </details>
      ) : null}
    </div>
  );
}
