import { getTranslations } from "next-intl/server";
import { DeadEnd } from "@/components/shell/dead-end";
import { ButtonLink } from "@/components/ui/button-link";
import { paths } from "@/lib/paths";

export async function generateMetadata() {
  const t = await getTranslations("errors.notFound");
  return { title: t("title") };
}

export default async function NotFound() {
  const t = await getTranslations("errors.notFound");
  return (
    <DeadEnd
      icon="signpost"
      title={t("title")}
      body={t("body")}
      actions={
        <>
          <ButtonLink href={paths.home} variant="primary">
            {t("home")}
          </ButtonLink>
          <ButtonLink href={paths.lostLink}>{t("lostLink")}</ButtonLink>
        </>
      }
    />
  );
}
