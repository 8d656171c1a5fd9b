import { parse } from "csv-parse/sync";
import { readStatusReport } from "@/lib/domain/iso20022/pain-002";
import { endToEndId, messageId, type ReadResults, type RowProblem } from "@/lib/domain/payouts/results";

/** The columns of a bank's answer as a table; the last two may be missing. */
const COLUMNS = ["endtoendid", "status", "date", "reason", "reference"] as const;
const NEEDED = 3;
const OUTCOMES = new Map([
  ["paid", "paid"],
  ["failed", "failed"],
] as const);

type Asked = { runId: string; lineIds: readonly string[] };

/** Reads what a bank says of a run: a status report, or a table with a row for each payment. */
export function readBankFile(text: string, { runId, lineIds }: Asked): ReadResults {
  const asked = { messageId: messageId(runId), endToEndIds: lineIds.map(endToEndId) };
  return /^\uFEFF?\s*</.test(text) ? readStatusReport(text, asked) : readTable(text);
}

function recordsOf(text: string): { line: number; fields: string[] }[] | null {
  try {
    const records: unknown = parse(text, {
      bom: true,
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      trim: true,
    });
    if (!Array.isArray(records)) return null;
    return records.flatMap((entry: unknown) => {
      if (typeof entry !== "object" || entry === null || !("record" in entry) || !("info" in entry))
        return [];
      const fields = Array.isArray(entry.record) ? entry.record.map(String) : [];
      const lines = typeof entry.info === "object" ? Reflect.get(entry.info ?? {}, "lines") : 0;
      return [{ line: Number(lines), fields }];
    });
  } catch {
    return null;
  }
}

function readTable(text: string): ReadResults {
  const [head, ...rows] = recordsOf(text) ?? [];
  if (!head) return { ok: false, problems: [{ row: 1, problem: "not-readable" }] };
  const names = head.fields.map((name) => name.toLowerCase().replace(/[^a-z]/g, ""));
  const places = COLUMNS.map((column) => names.indexOf(column));
  if (places.slice(0, NEEDED).includes(-1))
    return { ok: false, problems: [{ row: head.line, problem: "columns" }] };
  const problems: RowProblem[] = [];
  const answers = rows.flatMap(({ line, fields }) => {
    const [id = "", status = "", at = "", reason = "", reference = ""] = places.map(
      (place) => fields[place] ?? "",
    );
    const outcome = [...OUTCOMES].find(([word]) => word === status.toLowerCase())?.[1];
    if (!outcome) {
      problems.push({ row: line, problem: "status" });
      return [];
    }
    return [{ row: line, endToEndId: endToEndId(id).toLowerCase(), outcome, reason, at, reference }];
  });
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value: answers };
}
