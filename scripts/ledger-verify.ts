import { availableParallelism } from "node:os";
import type { LedgerReport } from "@/lib/ledger/checks/types";
import { checkLedger } from "@/lib/ledger/queries/check-ledger";
import { runVerification } from "./verify-command";

const USAGE = `Usage: npm run ledger:verify [-- --json] [-- --expect SEAL]

  Recomputes every balance, invariant and seal of the ledger. Ends with 0 when all is as it must be, else with 1.
  --json          the report as JSON
  --expect SEAL   a seal noted earlier (its hex): it must still be in the chain`;

function words(report: LedgerReport, seconds: number): string {
  const { transactions, findings, seals, sealed, waiting, head } = report;
  return [
    ...findings.map(({ law, what, cause }) => `${law}: ${what}: ${cause}`),
    `${transactions} transactions in ${seconds.toFixed(1)} s; ${sealed} in ${seals} seals, ${waiting} waiting`,
    `newest seal ${head ?? "none"}`,
    findings.length === 0 ? "The ledger is sound." : `${findings.length} findings.`,
  ].join("\n");
}

async function verify(isJson: boolean, expected: string | null): Promise<number> {
  const started = Date.now();
  const report = await checkLedger({
    readers: Math.min(2, availableParallelism()),
    expectedSeal: expected,
    onLaw: (law, broken) => {
      if (!isJson) process.stderr.write(`${broken === 0 ? "ok" : "BROKEN"}  ${law}\n`);
    },
  });
  const seconds = (Date.now() - started) / 1000;
  process.stdout.write(
    `${isJson ? JSON.stringify({ ...report, seconds }, null, 2) : words(report, seconds)}\n`,
  );
  return report.findings.length === 0 ? 0 : 1;
}

await runVerification({
  usage: USAGE,
  options: { json: { type: "boolean" }, expect: { type: "string" } },
  work: ({ json, expect }) => verify(json === true, typeof expect === "string" ? expect : null),
});
