import Link from "next/link";
import { useTranslations } from "next-intl";
import { Notice } from "@/components/ui/notice";
import { formatInstant, type Place } from "@/lib/i18n/format";
import type { LastCheck } from "@/lib/ledger/types";
import { paths, withQuery } from "@/lib/paths";

/** What the latest night's check of the books found: a line where all was as it must be, an alarm where not. */
export function LastCheckLine({ last, place }: { last: LastCheck | null; place: Place }) {
  const t = useTranslations("ledger.check");
  if (last === null) return <p className="text-ui-sm text-muted">{t("never")}</p>;
  const at = formatInstant(last.at, place);
  if (last.findings === 0)
    return <p className="text-ui-sm text-muted">{t("last", { at, count: last.transactions })}</p>;
  return (
    <Notice tone="danger" role="alert" title={t("lastWrong", { at, count: last.findings })}>
      <Link href={withQuery(paths.ledger, { check: "1" })} prefetch={false} className="link">
        {t("look")}
      </Link>
    </Notice>
  );
}
