import type { LintFinding } from "@/lib/domain/compensation/lint/finding";
import { lintPolicy } from "@/lib/domain/compensation/lint/lint";
import { findingWords } from "@/lib/domain/compensation/lint/words";
import type { Policy } from "@/lib/domain/compensation/policy";
import { renderSentence } from "@/lib/domain/compensation/sentences/render";
import type { Locale } from "@/lib/i18n/config";
import { translatorFor } from "@/lib/i18n/translator";
import type { EditorFinding } from "@/lib/policies/editor-types";
import { type DocumentIssue, readDocument } from "@/lib/policies/read-document";
import { policySpeech } from "@/lib/policies/speech";

/** What keeps a document from being a policy, as sentences. */
export function issueFindings(issues: readonly DocumentIssue[], locale: Locale): EditorFinding[] {
  const t = translatorFor(locale, "policyEditor");
  return issues.map(({ path, code, detail }) => ({
    severity: "schema",
    path,
    sentence: t(`issue.${code}`, { detail }),
    example: null,
  }));
}

function lintFinding(finding: LintFinding, policy: Policy, locale: Locale): EditorFinding {
  const speech = policySpeech(locale);
  const { title, advice, example } = findingWords(finding, policy);
  return {
    severity: finding.severity,
    path: finding.path,
    sentence: [title, advice].map((sentence) => renderSentence(sentence, speech)).join(" · "),
    example: example && renderSentence(example, speech),
  };
}

/** Everything that speaks against a document in a house with these regions, the gravest first. */
export function findingsOf(
  document: string,
  { locale, regions }: { locale: Locale; regions: readonly string[] },
): readonly EditorFinding[] {
  const read = readDocument(document);
  if (!read.ok) return issueFindings(read.issues, locale);
  const findings = lintPolicy(read.policy, { regions }).map((finding) =>
    lintFinding(finding, read.policy, locale),
  );
  return [
    ...findings.filter(({ severity }) => severity === "error"),
    ...findings.filter(({ severity }) => severity !== "error"),
  ];
}
