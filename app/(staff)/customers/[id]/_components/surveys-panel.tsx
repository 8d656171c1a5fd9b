import Link from "next/link";
import { Panel } from "@/components/ui/panel";
import type { CustomerFile } from "@/lib/customers/queries/file";
import { formatInstant, type Place } from "@/lib/i18n/format";
import { getTranslations } from "@/lib/i18n/server";
import { paths } from "@/lib/paths";

/** What the customer said about how we handled it. No answer is no score, never a zero. */
export async function SurveysPanel({ file, place }: { file: CustomerFile; place: Place }) {
  const t = await getTranslations("case.page");
  return (
    <Panel id="surveys" title={t("surveys")}>
      {file.surveys.length === 0 ? <p className="text-ui-sm text-muted">{t("noSurveys")}</p> : null}
      <ul className="grid gap-1.5 text-ui-sm">
        {file.surveys.map(({ reference, csat, nps, answeredAt }) => (
          <li key={`${reference}:${answeredAt}`} className="flex flex-wrap items-baseline gap-x-2">
            {csat === null ? null : <span>{t("csat", { score: csat })}</span>}
            {nps === null ? null : <span>{t("nps", { score: nps })}</span>}
            <Link href={paths.case(reference)} prefetch={false} className="link whitespace-nowrap">
              {reference}
            </Link>
            <span className="ms-auto text-muted">{formatInstant(new Date(answeredAt), place, "date")}</span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
