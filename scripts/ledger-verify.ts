import { availableParallelism } from "node:os";
import { parseArgs } from "node:util";
import { closeDb } from "@/lib/db/client";
import type { LedgerReport } from "@/lib/ledger/checks/types";
import { checkLedger } from "@/lib/ledger/queries/check-ledger";

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

async function main(): Promise<number> {
  const options = {
    json: { type: "boolean" },
    expect: { type: "string" },
    help: { type: "boolean" },
  } as const;
  const { values } = parseArgs({ options });
  if (values.help) {
    process.stdout.write(`${USAGE}\n`);
    return 0;
  }
  const started = Date.now();
  const report = await checkLedger({
    readers: Math.min(2, availableParallelism()),
    expectedSeal: values.expect ?? null,
    onLaw: (law, broken) => {
      if (!values.json) process.stderr.write(`${broken === 0 ? "ok" : "BROKEN"}  ${law}\n`);
    },
  });
  const seconds = (Date.now() - started) / 1000;
  process.stdout.write(
    `${values.json ? JSON.stringify({ ...report, seconds }, null, 2) : words(report, seconds)}\n`,
  );
  return report.findings.length === 0 ? 0 : 1;
}

try {
  process.exitCode = await main();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}\n`);
  process.exitCode = 2;
} finally {
  await closeDb();
}
