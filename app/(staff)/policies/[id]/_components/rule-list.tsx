import { Panel } from "@/components/ui/panel";
import { speechFor } from "@/lib/compensation/speech";
import { speak } from "@/lib/domain/compensation/render";
import { getTranslations } from "@/lib/i18n/server";
import type { PolicyReading } from "./policy-content";

/** The rules in the order in which they are looked at. */
export async function RuleList({ policy, locale }: PolicyReading) {
  const t = await getTranslations("policies.content");
  const speech = speechFor(locale);
  const rules = [...policy.rules].sort(
    (left, right) => left.priority - right.priority || (left.id < right.id ? -1 : 1),
  );
  return (
    <Panel id="rules" title={t("rules")}>
      <ol className="grid list-decimal gap-2 ps-6">
        {rules.map((rule) => (
          <li key={rule.id}>
            <span className="font-medium">{speak(rule.wording.name, {}, speech)}</span>
          </li>
        ))}
      </ol>
    </Panel>
  );
}
