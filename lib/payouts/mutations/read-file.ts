import { recordAudit } from "@/lib/audit/mutations";
import type { Staff } from "@/lib/auth/staff";
import { inTransaction } from "@/lib/db/client";
import { orderFindings } from "@/lib/domain/iso20022/check-order";
import type { RunFormat } from "@/lib/payouts/types";

export type BankFile = { content: Uint8Array<ArrayBuffer>; number: number };

/**
 * What was handed to the bank, the same bytes each time. It names accounts, so that somebody took it is recorded before it
 * leaves; and an order is checked against the schema's rules before every download.
 */
export function readBankFileOf(
  staff: Staff,
  { runId, format }: { runId: string; format: RunFormat },
): Promise<BankFile | null> {
  return inTransaction(async (tx) => {
    const file = await tx.payoutFile.findUnique({
      where: { runId_format: { runId, format } },
      select: { content: true, run: { select: { number: true } } },
    });
    if (!file) return null;
    if (format === "pain-001") {
      const findings = orderFindings(Buffer.from(file.content).toString("utf8"));
      if (findings.length > 0)
        throw new Error(`a kept order breaks ${findings[0]?.rule} at ${findings[0]?.at}`);
    }
    await recordAudit(tx, {
      actor: { kind: "staff", id: staff.id },
      action: "exported",
      subject: { kind: "payout", id: runId },
      facts: { format },
    });
    return { content: file.content, number: file.run.number };
  });
}
