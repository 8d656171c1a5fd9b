import { Notice } from "@/components/ui/notice";
import type { Staff } from "@/lib/auth/staff";
import { getTranslations } from "@/lib/i18n/server";
import { checkLedgerFor } from "@/lib/ledger/queries/check-ledger";

/** The books recomputed from their entries, on demand. */
export async function CheckNotice({ staff }: { staff: Staff }) {
  const [t, { transactions, findings, sealed, waiting, head }] = await Promise.all([
    getTranslations("ledger"),
    checkLedgerFor(staff),
  ]);
  const seals = (
    <p className="text-sm">
      {t("check.seals", { sealed, waiting })}{" "}
      {head ? <code className="font-mono text-xs break-all">{head}</code> : null}
    </p>
  );
  if (findings.length === 0)
    return (
      <Notice tone="success" role="status" title={t("check.fine", { count: transactions })}>
        {seals}
      </Notice>
    );
  return (
    <Notice tone="danger" role="alert" title={t("check.wrong", { count: findings.length })}>
      <ul>
        {findings.map(({ law, what, cause }) => (
          <li key={`${law} ${what} ${cause}`}>
            {t(`check.law.${law}`)}: <code className="font-mono text-xs">{what}</code>{" "}
            {/* For whoever mends it: the same words as in the command and the log. */}
            <span lang="en">{cause}</span>
          </li>
        ))}
      </ul>
      {seals}
    </Notice>
  );
}
