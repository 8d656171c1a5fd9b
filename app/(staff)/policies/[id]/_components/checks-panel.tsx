import { Notice } from "@/components/ui/notice";
import { Panel } from "@/components/ui/panel";
import type { LintFinding } from "@/lib/domain/compensation/lint/finding";
import { getTranslations } from "@/lib/i18n/server";

/** What the checks found in a draft, the errors first. */
export async function ChecksPanel({ findings }: { findings: readonly LintFinding[] }) {
  const t = await getTranslations("policies.check");
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
          {[...errors, ...warnings].map((finding) => (
            <li key={`${finding.code} ${finding.path}`}>
              {finding.code} · {finding.path}
            </li>
          ))}
        </ul>
      </div>
    </Panel>
  );
}
