import { CSV_START, csvLine } from "@/lib/csv/write";
import { toDecimalString } from "@/lib/domain/money";
import type { ExportedEntry } from "@/lib/ledger/queries/export";
import type { ExportFormat } from "@/lib/ledger/schema";

export const EXPORT_COLUMNS = [
  "at",
  "transaction",
  "kind",
  "reverses",
  "award",
  "remedy",
  "case",
  "department",
  "period",
  "part",
  "account",
  "detail",
  "direction",
  "amount",
  "minor",
  "currency",
  "actor",
  "approvers",
  "policy",
] as const;
export type ExportColumn = (typeof EXPORT_COLUMNS)[number];

type Cells = Record<ExportColumn, string | null>;

/** Amounts as decimals for people and as whole minor units for programs, both as text: no number is rounded. */
function cellsOf(entry: ExportedEntry): Cells {
  const { amountMinor, currency } = entry;
  return {
    at: entry.postedAt.toISOString(),
    transaction: entry.transactionId,
    kind: entry.kind,
    reverses: entry.reversesId,
    award: entry.awardId,
    remedy: entry.remedyId,
    case: entry.complaintReference,
    department: entry.departmentKey,
    period: entry.budgetFrom,
    part: entry.part,
    account: entry.account,
    detail: entry.detail,
    direction: entry.direction,
    amount: toDecimalString({ amountMinor, currency }),
    minor: amountMinor.toString(),
    currency,
    actor: entry.actorId === null ? entry.actorKind : `${entry.actorKind}:${entry.actorId}`,
    approvers: entry.approverIds.join(" "),
    policy: `${entry.policyId}@${entry.policyVersion}`,
  };
}

/** The file's text, batch by batch. */
export async function* exportFile(
  batches: AsyncGenerator<ExportedEntry[]>,
  format: ExportFormat,
  nameOf: (column: ExportColumn) => string,
): AsyncGenerator<string> {
  if (format === "csv") yield CSV_START + csvLine(EXPORT_COLUMNS.map(nameOf));
  for await (const batch of batches) {
    const lines = batch.map(cellsOf);
    yield format === "csv"
      ? lines.map((cells) => csvLine(EXPORT_COLUMNS.map((column) => cells[column]))).join("")
      : lines.map((cells) => `${JSON.stringify(cells)}\n`).join("");
  }
}
