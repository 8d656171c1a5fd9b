import { SentenceText } from "@/components/policies/sentence-text";
import { Panel } from "@/components/ui/panel";
import { speak } from "@/lib/domain/compensation/render";
import { ruleSentence } from "@/lib/domain/compensation/sentences/rule";
import { getTranslations } from "@/lib/i18n/server";
import { policySpeech } from "@/lib/policies/speech";
import type { PolicyReading } from "./reading";

/** The rules as sentences, in the order in which they are looked at. */
export async function RuleList({ policy, locale }: PolicyReading) {
  const t = await getTranslations("policies.content");
  const speech = policySpeech(locale);
  const rules = [...policy.rules].sort(
    (left, right) => left.priority - right.priority || (left.id < right.id ? -1 : 1),
  );
  return (
    <Panel id="rules" title={t("rules")}>
      <ol className="grid list-decimal gap-2 ps-6">
        {rules.map((rule) => (
          <li key={rule.id}>
            <p className="font-medium">{speak(rule.wording.name, {}, speech)}</p>
            <p className="text-muted">
              <SentenceText sentences={ruleSentence(rule, policy)} speech={speech} />
            </p>
          </li>
        ))}
      </ol>
    </Panel>
  );
}
