import type { Metadata } from "next";
import { cookies } from "next/headers";
import { CopyLink } from "@/components/complaints/copy-link";
import { ButtonLink } from "@/components/ui/button-link";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { openHeldLink, openLink } from "@/lib/complaints/customer-proof";
import { FILED_COOKIE } from "@/lib/complaints/filed-cookie";
import { type CustomerView, customerView } from "@/lib/complaints/queries/customer-view";
import { heldCustomerView } from "@/lib/complaints/queries/held-view";
import { env } from "@/lib/env";
import { formatDue, formatZone } from "@/lib/i18n/format";
import { getLocale, getTranslations } from "@/lib/i18n/server";
import { databaseNow } from "@/lib/now";
import { organisationFrame } from "@/lib/organisation/queries";
import { paths } from "@/lib/paths";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("filing.filed");
  return { title: t("title") };
}

/** Right after filing: the reference, what happens next and by when, and the private link, shown here only. */
export default async function ComplaintFiledPage() {
  const token = (await cookies()).get(FILED_COOKIE)?.value ?? "";
  const view = await filedView(token);
  if (!view) return <NothingHere />;
  return <Confirmation view={view} link={`${env().publicUrl}${paths.privateLink(token)}`} />;
}

/** What is looked at first by a person is confirmed like everything else: the promise is the same. */
async function filedView(token: string): Promise<CustomerView | null> {
  const opened = await openLink(token);
  if (opened) return customerView(opened.proof);
  const held = await openHeldLink(token);
  return held && heldCustomerView(held.proof);
}

async function Confirmation({ view, link }: { view: CustomerView; link: string }) {
  const [t, common, locale, organisation] = await Promise.all([
    getTranslations("filing.filed"),
    getTranslations("common"),
    getLocale(),
    organisationFrame(),
  ]);
  const place = { locale, timeZone: organisation?.timeZone ?? "UTC" };
  const now = databaseNow();
  return (
    <>
      <PageHeader title={t("title")} />
      <div className="grid gap-8">
        <section aria-labelledby="reference">
          <h2 id="reference" className="text-ui-sm text-muted">
            {t("reference")}
          </h2>
          <p className="tabular mt-0.5 text-2xl font-semibold tracking-wide">{view.reference}</p>
          <p className="mt-1 text-ui-sm text-muted">{t("referenceHint")}</p>
        </section>
        <section aria-labelledby="next" className="grid gap-2">
          <h2 id="next" className="text-xl font-semibold">
            {t("next")}
          </h2>
          {view.promiseDueAt ? (
            <p>
              <strong>
                {t(`answer.${view.severity}`, { due: formatDue(view.promiseDueAt, now, place) })}
              </strong>{" "}
              <span className="text-muted">{common("timesShownIn", { zone: formatZone(place, now) })}</span>
            </p>
          ) : null}
          <p>{t("meanwhile")}</p>
          {view.hasLetters ? <p>{t("mail")}</p> : null}
        </section>
        <section aria-labelledby="link" className="rounded-lg border border-line bg-surface p-4 sm:p-5">
          <h2 id="link" className="text-xl font-semibold">
            {t("link")}
          </h2>
          <p className="mt-1 mb-3 text-ui-sm text-muted">{t("linkHint")}</p>
          <CopyLink
            link={link}
            label={t("link")}
            words={{ copy: common("copy"), copied: common("copied") }}
          />
        </section>
        <div>
          <ButtonLink href={paths.complaint(view.reference)} variant="primary" className="max-xs:w-full">
            {t("open")}
          </ButtonLink>
        </div>
      </div>
    </>
  );
}

async function NothingHere() {
  const [t, home] = await Promise.all([getTranslations("filing.filed.gone"), getTranslations("home.follow")]);
  return (
    <>
      <PageHeader title={t("title")} />
      <Notice actions={<ButtonLink href={paths.lostLink}>{home("action")}</ButtonLink>}>{t("body")}</Notice>
    </>
  );
}
