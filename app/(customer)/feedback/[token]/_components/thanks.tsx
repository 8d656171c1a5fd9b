import { ButtonLink } from "@/components/ui/button-link";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { getTranslations } from "@/lib/i18n/server";
import { paths } from "@/lib/paths";

/** What follows from the answers; after a low score, who will call and by when. */
export async function Thanks({ reference, isLow }: { reference: string; isLow: boolean }) {
  const t = await getTranslations("survey.thanks");
  return (
    <div className="grid gap-6">
      <PageHeader title={t("title")} description={t("body")} />
      {isLow ? <Notice tone="info">{t("low")}</Notice> : null}
      <div className="flex flex-wrap gap-3">
        <ButtonLink href={paths.complaint(reference)} variant="primary">
          {t("back", { reference })}
        </ButtonLink>
        <ButtonLink href={paths.home}>{t("home")}</ButtonLink>
      </div>
    </div>
  );
}
