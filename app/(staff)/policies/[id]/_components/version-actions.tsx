import { DeskForm } from "@/components/complaints/desk-form";
import { policyWords } from "@/components/policies/policy-words";
import { ButtonLink } from "@/components/ui/button-link";
import { SubmitButton } from "@/components/ui/submit-button";
import { can } from "@/lib/auth/permissions";
import type { Staff } from "@/lib/auth/staff";
import { getTranslations } from "@/lib/i18n/server";
import { paths, withQuery } from "@/lib/paths";
import { startDraftAction } from "@/lib/policies/actions/life";
import type { PolicyVersionView } from "@/lib/policies/types";

type VersionActionsProps = { staff: Staff; version: PolicyVersionView };

/** Where to go from a version: edit it, see what it changes, try it, take it away, or copy it. */
export async function VersionActions({ staff, version }: VersionActionsProps) {
  const [t, words] = await Promise.all([getTranslations("policies.actions"), policyWords()]);
  const mayWrite = can(staff.role, "policy.write");
  const isEnded = version.standing === "followed" || version.standing === "retired";
  return (
    <div className="flex flex-wrap items-start gap-2">
      {mayWrite && version.status === "draft" ? (
        <ButtonLink href={paths.policyEditor(version.id)} size="small" variant="primary">
          {t("edit")}
        </ButtonLink>
      ) : null}
      <ButtonLink href={paths.policyChanges(version.id)} size="small">
        {t("changes")}
      </ButtonLink>
      {mayWrite ? (
        <ButtonLink href={withQuery(paths.simulations, { policy: version.id })} size="small">
          {t("simulate")}
        </ButtonLink>
      ) : null}
      <ButtonLink href={paths.policyDocument(version.id)} size="small" icon="download">
        {t("export")}
      </ButtonLink>
      {mayWrite ? (
        <DeskForm action={startDraftAction} words={words} done="">
          <input type="hidden" name="source" value={`version:${version.id}`} />
          <SubmitButton size="small" variant="secondary">
            {isEnded ? t("copyOld") : t("copy")}
          </SubmitButton>
        </DeskForm>
      ) : null}
    </div>
  );
}
