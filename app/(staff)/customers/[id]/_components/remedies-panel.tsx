import Link from "next/link";
import { Panel } from "@/components/ui/panel";
import type { CustomerFile } from "@/lib/customers/queries/file";
import { formatInstant, formatMoney, type Place } from "@/lib/i18n/format";
import { getTranslations } from "@/lib/i18n/server";
import { paths } from "@/lib/paths";

/** What the customer was offered and given, the latest first. */
export async function RemediesPanel({ file, place }: { file: CustomerFile; place: Place }) {
  const [t, words] = await Promise.all([getTranslations("case.page"), getTranslations("case")]);
  return (
    <Panel id="remedies" title={t("awards")}>
      {file.awards.length === 0 ? <p className="text-ui-sm text-muted">{t("noAwards")}</p> : null}
      <ul className="grid gap-1.5 text-ui-sm">
        {file.awards.map(({ id, reference, status, part, amountMinor, currency, createdAt }) => (
          <li key={id} className="flex flex-wrap items-baseline gap-x-2">
            <span className="tabular font-medium">
              {formatMoney({ amountMinor: BigInt(amountMinor), currency }, place.locale)}
            </span>
            <span>{words(`awardPart.${part}`)}</span>
            <span className="text-muted">{words(`awardStatus.${status}`)}</span>
            <Link href={paths.case(reference)} prefetch={false} className="link whitespace-nowrap">
              {reference}
            </Link>
            <span className="ms-auto text-muted">{formatInstant(new Date(createdAt), place, "date")}</span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
