import type { LintFinding } from "@/lib/domain/compensation/lint/finding";
import { lintPolicy } from "@/lib/domain/compensation/lint/lint";
import type { Locale } from "@/lib/i18n/config";
import { translatorFor } from "@/lib/i18n/translator";
import type { EditorFinding } from "@/lib/policies/editor-types";
import { type DocumentIssue, readDocument } from "@/lib/policies/read-document";

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

function lintFinding({ code, severity, path }: LintFinding, locale: Locale): EditorFinding {
  const t = translatorFor(locale, "policyEditor");
  const key = `finding.${code}`;
  return { severity, path, sentence: t.has(key) ? t(key) : code, example: null };
}

/** Everything that speaks against a document, the gravest first. */
export function findingsOf(document: string, locale: Locale): readonly EditorFinding[] {
  const read = readDocument(document);
  if (!read.ok) return issueFindings(read.issues, locale);
  const findings = lintPolicy(read.policy).map((finding) => lintFinding(finding, locale));
  return [
    ...findings.filter(({ severity }) => severity === "error"),
    ...findings.filter(({ severity }) => severity !== "error"),
  ];
}
