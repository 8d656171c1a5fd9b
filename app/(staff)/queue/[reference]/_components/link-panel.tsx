import { DeskForm } from "@/components/complaints/desk-form";
import { Panel } from "@/components/ui/panel";
import { SubmitButton } from "@/components/ui/submit-button";
import { revokeCaseLink } from "@/lib/complaints/actions/case";
import { getTranslations } from "@/lib/i18n/server";
import { CaseFields } from "./case-fields";
import type { CaseView } from "./case-view";

/** Makes the customer's private links useless when one got into the wrong hands. Staff never see a live one. */
export async function LinkPanel({ view }: { view: CaseView }) {
  const t = await getTranslations("case.link");
  return (
    <Panel id="link" title={t("title")}>
      <p className="pb-2 text-ui-sm text-muted">{t("text")}</p>
      <DeskForm action={revokeCaseLink} words={view.words} done={t("revoked")}>
        <CaseFields file={view.file} />
        <SubmitButton variant="danger" size="small" className="justify-self-start">
          {t("revoke")}
        </SubmitButton>
      </DeskForm>
    </Panel>
  );
}
