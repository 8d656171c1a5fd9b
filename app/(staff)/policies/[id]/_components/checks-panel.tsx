import { Notice } from "@/components/ui/notice";
import { Panel } from "@/components/ui/panel";
import type { LintFinding } from "@/lib/domain/compensation/lint/finding";
import { findingWords } from "@/lib/domain/compensation/lint/words";
import type { Policy } from "@/lib/domain/compensation/policy";
import { renderSentence } from "@/lib/domain/compensation/sentences/render";
import { getLocale, getTranslations } from "@/lib/i18n/server";
import { policySpeech } from "@/lib/policies/speech";

type Props = { policy: Policy; findings: readonly LintFinding[] };

/** What the checks found in a draft, the errors first, each with what to do and a case that shows it. */
export async function ChecksPanel({ policy, findings }: Props) {
  const [t, locale] = await Promise.all([getTranslations("policies.check"), getLocale()]);
  const speech = policySpeech(locale);
  const errors = findings.filter(({ severity }) => severity === "error");
  const warnings = findings.filter(({ severity }) => severity === "warning");
  return (
    <Panel id="checks" title={t("title")}>
      <div className="grid gap-3">
        {errors.length > 0 ? <Notice tone="danger">{t("errors", { count: errors.length })}</Notice> : null}
        {warnings.length > 0 ? (
          <Notice tone="warning">{t("warnings", { count: warnings.length })}</Notice>
        ) : null}
        {findings.length === 0 ? <Notice tone="success">{t("clean")}</Notice> : null}
        <ul className="grid gap-2 text-ui-sm">
          {[...errors, ...warnings].map((finding) => {
            const { title, advice, example } = findingWords(finding, policy);
            return (
              <li key={`${finding.code} ${finding.path}`} className="grid gap-1">
                <strong>{renderSentence(title, speech)}</strong>
                {example ? <span>{renderSentence(example, speech)}</span> : null}
                <span className="text-muted">{renderSentence(advice, speech)}</span>
              </li>
            );
          })}
        </ul>
      </div>
    </Panel>
  );
}
