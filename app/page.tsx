import type { Metadata } from "next";
import Link from "next/link";
import { CustomerShell } from "@/components/shell/customer-shell";
import { ButtonLink } from "@/components/ui/button-link";
import { Icon } from "@/components/ui/icon";
import { getTranslations } from "@/lib/i18n/server";
import { organisationFrame } from "@/lib/organisation/queries";
import { paths } from "@/lib/paths";
import { PromiseList } from "./_components/promise-list";

export async function generateMetadata(): Promise<Metadata> {
  const [t, organisation] = await Promise.all([getTranslations("home"), organisationFrame()]);
  return organisation
    ? { title: { absolute: `${t("title")} · ${organisation.name}` } }
    : { title: t("title") };
}

/** The public start page: complain, follow a complaint, read the rules; staff find their door at the end. */
export default async function HomePage() {
  const [t, organisation] = await Promise.all([getTranslations("home"), organisationFrame()]);
  return (
    <CustomerShell organisation={organisation?.name ?? null}>
      <h1 className="text-3xl font-semibold tracking-tight sm:text-4xl">{t("title")}</h1>
      <p className="mt-3 max-w-prose text-muted">{t("lead")}</p>
      <div className="mt-8 flex flex-wrap items-center gap-x-5 gap-y-3">
        <ButtonLink href={paths.newComplaint} variant="primary" className="max-xs:w-full">
          {t("file.title")}
          <Icon name="arrow-right" className="rtl:rotate-180" />
        </ButtonLink>
        <p className="text-ui-sm text-muted">{t("file.body")}</p>
      </div>
      <PromiseList />
      <section className="mt-10 border-t border-line pt-8">
        <h2 className="text-xl font-semibold">{t("follow.title")}</h2>
        <p className="mt-1.5 text-muted">{t("follow.body")}</p>
        <ButtonLink href={paths.lostLink} className="mt-4 max-xs:w-full">
          {t("follow.action")}
        </ButtonLink>
      </section>
      <p className="mt-12 text-sm text-muted">
        {t("staff")}{" "}
        <Link href={paths.login} prefetch={false} className="link">
          {t("signIn")}
        </Link>
      </p>
    </CustomerShell>
  );
}
