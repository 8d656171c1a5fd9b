import Link from "next/link";
import { DeskForm, type DeskWords } from "@/components/complaints/desk-form";
import { payoutWords } from "@/components/payouts/payout-words";
import { LineBadge } from "@/components/payouts/run-badge";
import { SubmitButton } from "@/components/ui/submit-button";
import { Table, TableHead, Td, Th, Tr } from "@/components/ui/table";
import { can } from "@/lib/auth/permissions";
import type { Staff } from "@/lib/auth/staff";
import { groupedIban } from "@/lib/domain/bank-account";
import type { Locale } from "@/lib/i18n/config";
import { formatMoney } from "@/lib/i18n/format";
import { getTranslations } from "@/lib/i18n/server";
import { paths } from "@/lib/paths";
import { dropLineAction } from "@/lib/payouts/actions/runs";
import { maskedPayee } from "@/lib/payouts/payee-details";
import type { LoadedRun } from "@/lib/payouts/queries/runs";
import type { PayeeDetails, RunLine } from "@/lib/payouts/types";

type LineTableProps = { loaded: LoadedRun; staff: Staff; isWhole: boolean; locale: Locale };

/** Every payment of the run; accounts whole only for those who asked for them, and that is on record. */
export async function LineTable({ loaded: { run, lines }, staff, isWhole, locale }: LineTableProps) {
  const [t, words] = await Promise.all([getTranslations("payouts"), payoutWords()]);
  const mayDrop = run.status === "draft" && can(staff.role, "payout.prepare");
  return (
    <Table label={t("run.lines")}>
      <TableHead>
        <Th>{t("run.case")}</Th>
        <Th align="end">{t("run.amount")}</Th>
        <Th>{t("run.method")}</Th>
        <Th>{t("run.holder")}</Th>
        <Th>{t("run.account")}</Th>
        <Th>{t("run.state")}</Th>
      </TableHead>
      <tbody>
        {lines.map((line) => {
          const { holder, place } = shownPayee(line.payee, isWhole);
          return (
            <Tr key={line.id}>
              <Td>
                <Link href={paths.case(line.reference)} prefetch={false} className="link whitespace-nowrap">
                  {line.reference}
                </Link>
              </Td>
              <Td align="end" className="tabular whitespace-nowrap">
                {formatMoney(line, locale)}
              </Td>
              <Td className="whitespace-nowrap">{line.payee ? t(`method.${line.payee.method}`) : null}</Td>
              <Td>{holder}</Td>
              <Td className="tabular whitespace-nowrap">
                {place ?? (line.state === "open" || line.state === "dropped" ? null : t("run.erased"))}
              </Td>
              <Td>
                <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
                  <LineBadge state={line.state} />
                  {line.problem ? (
                    <span className="text-ui-sm text-danger">{t(`problem.${line.problem}`)}</span>
                  ) : null}
                  <span className="text-ui-sm break-words text-muted empty:hidden">
                    {line.state === "failed" ? line.reason : line.bankReference}
                  </span>
                  {mayDrop && line.state === "open" ? (
                    <Drop line={line} runId={run.id} words={words} />
                  ) : null}
                </div>
              </Td>
            </Tr>
          );
        })}
      </tbody>
    </Table>
  );
}

function shownPayee(
  payee: PayeeDetails | null,
  isWhole: boolean,
): { holder: string | null; place: string | null } {
  if (payee === null) return { holder: null, place: null };
  if (!isWhole) return maskedPayee(payee);
  if (payee.method === "original-payment") return { holder: null, place: payee.reference };
  const { holder, iban, number, bankCode, bic } = payee.account;
  const account = iban ? groupedIban(iban) : number;
  return { holder, place: [account, bic ?? bankCode].filter(Boolean).join(" · ") };
}

type DropProps = { line: RunLine; runId: string; words: DeskWords };

async function Drop({ line, runId, words }: DropProps) {
  const t = await getTranslations("payouts");
  return (
    <DeskForm action={dropLineAction} words={words} done={t("done")}>
      <input type="hidden" name="id" value={runId} />
      <input type="hidden" name="lineId" value={line.id} />
      <SubmitButton variant="quiet" size="small" aria-label={t("run.dropOf", { reference: line.reference })}>
        {t("run.drop")}
      </SubmitButton>
    </DeskForm>
  );
}
