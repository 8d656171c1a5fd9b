import { CSV_START, csvLine } from "@/lib/csv/write";
import { groupedIban } from "@/lib/domain/bank-account";
import { cutText } from "@/lib/domain/iso20022/charset";
import { type OrderFinding, orderFindings } from "@/lib/domain/iso20022/check-order";
import { writeTransferOrder } from "@/lib/domain/iso20022/pain-001";
import { toDecimalString } from "@/lib/domain/money";
import { endToEndId, messageId } from "@/lib/domain/payouts/results";
import type { LoadedRun } from "@/lib/payouts/queries/runs";

const COLUMNS = [
  "endToEndId",
  "method",
  "holder",
  "iban",
  "accountNumber",
  "bankCode",
  "bic",
  "country",
  "originalPayment",
  "amount",
  "currency",
  "complaint",
];

const live = ({ lines }: LoadedRun) => lines.filter(({ state }) => state !== "dropped");

/** Every payment of the run, also those that go back the way the customer paid: for whoever carries that out. */
export function runCsv(loaded: LoadedRun): string {
  const rows = live(loaded).map(({ id, payee, amountMinor, currency, reference }) => {
    const account = payee?.method === "bank-transfer" ? payee.account : null;
    return csvLine([
      endToEndId(id),
      payee?.method ?? null,
      account?.holder ?? null,
      account?.iban ? groupedIban(account.iban) : null,
      account?.number ?? null,
      account?.bankCode ?? null,
      account?.bic ?? null,
      account?.country ?? null,
      payee?.method === "original-payment" ? payee.reference : null,
      toDecimalString({ amountMinor, currency }),
      currency,
      reference,
    ]);
  });
  return CSV_START + csvLine(COLUMNS) + rows.join("");
}

export type OrderFile =
  | { kind: "none" }
  | { kind: "no-debtor" }
  | { kind: "wrong"; findings: readonly OrderFinding[] }
  | { kind: "file"; xml: string };

/** The run's transfers as the bank reads them, checked against the schema's rules; none where nothing goes by transfer. */
export function runOrder(loaded: LoadedRun, { house, now }: { house: string; now: Date }): OrderFile {
  const { run, debtor } = loaded;
  const transfers = live(loaded).flatMap(({ id, payee, amountMinor, reference }) =>
    payee?.method === "bank-transfer"
      ? [
          {
            endToEndId: endToEndId(id),
            amountMinor,
            to: payee.account,
            purpose: cutText(`${reference} ${house}`, 140),
          },
        ]
      : [],
  );
  if (transfers.length === 0) return { kind: "none" };
  if (!debtor) return { kind: "no-debtor" };
  const xml = writeTransferOrder({
    messageId: messageId(run.id),
    createdAt: now,
    executionDay: run.executionDay,
    currency: run.currency,
    debtor,
    transfers,
  });
  const findings = orderFindings(xml);
  return findings.length > 0 ? { kind: "wrong", findings } : { kind: "file", xml };
}
