import type { BankAnswer, ReadResults, RowProblem } from "../payouts/results";
import { childrenOf, readXml, textAt, type XmlElement } from "./xml";

export const PAIN_002 = "urn:iso:std:iso:20022:tech:xsd:pain.002.001.10";

/** States after which nothing more comes; the others (received, pending, accepted so far) are no answer yet. */
const FINAL: Readonly<Record<string, BankAnswer["outcome"]>> = {
  ACSC: "paid",
  ACCC: "paid",
  RJCT: "failed",
  CANC: "failed",
};
const STATES = /^(?:ACCC|ACCP|ACFC|ACSC|ACSP|ACTC|ACWC|ACWP|BLCK|CANC|PART|PATC|PDNG|PRES|RCVD|RJCT)$/;

/** The payments of the run, for an answer that is given for a whole file or block at once. */
type Asked = { readonly messageId: string; readonly endToEndIds: readonly string[] };

/** Reads a bank's status report (pain.002.001.10) about one file of ours. */
export function readStatusReport(xml: string, asked: Asked): ReadResults {
  const read = readXml(xml);
  if (!read.ok) return failed(read.line, "not-readable");
  const report = childrenOf(read.value, "CstmrPmtStsRpt")[0];
  const space = [...read.value.attributes].some(([name, value]) => /^xmlns/.test(name) && value === PAIN_002);
  if (read.value.name !== "Document" || !report || !space) return failed(read.value.line, "not-readable");
  const group = childrenOf(report, "OrgnlGrpInfAndSts")[0];
  if (!group || textAt(group, "OrgnlMsgId") !== asked.messageId)
    return failed(group?.line ?? report.line, "other-message");
  return answersOf(report, group, asked);
}

function failed(row: number, problem: RowProblem["problem"]): ReadResults {
  return { ok: false, problems: [{ row, problem }] };
}

function answersOf(report: XmlElement, group: XmlElement, { endToEndIds }: Asked): ReadResults {
  const written = textAt(report, "GrpHdr", "CreDtTm") ?? "";
  const problems: RowProblem[] = [];
  const answers = new Map<string, BankAnswer>();
  const read = (element: XmlElement, state: string | null, ids: readonly string[]) => {
    if (state === null) return;
    if (!STATES.test(state)) problems.push({ row: element.line, problem: "status" });
    const outcome = FINAL[state];
    if (outcome) for (const id of ids) answers.set(id, answer(element, { id, outcome, written }));
    else for (const id of ids) answers.delete(id);
  };
  read(group, textAt(group, "GrpSts"), endToEndIds);
  // What is said of a payment itself stands above what is said of all of them.
  for (const block of childrenOf(report, "OrgnlPmtInfAndSts")) {
    read(block, textAt(block, "PmtInfSts"), endToEndIds);
    for (const one of childrenOf(block, "TxInfAndSts")) {
      const id = textAt(one, "OrgnlEndToEndId");
      if (id === null) problems.push({ row: one.line, problem: "unknown-payment" });
      else read(one, textAt(one, "TxSts"), [id]);
    }
  }
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value: [...answers.values()] };
}

function answer(
  element: XmlElement,
  { id, outcome, written }: { id: string; outcome: BankAnswer["outcome"]; written: string },
): BankAnswer {
  const why = childrenOf(element, "StsRsnInf").flatMap((reason) => [
    textAt(reason, "Rsn", "Cd") ?? textAt(reason, "Rsn", "Prtry") ?? "",
    ...childrenOf(reason, "AddtlInf").map(({ text }) => text.trim()),
  ]);
  const reason = why
    .filter((part) => part !== "")
    .join(" ")
    .slice(0, 140);
  return {
    row: element.line,
    endToEndId: id,
    outcome,
    // A rejection may come without a reason; that it came is then all there is to say.
    reason: outcome === "failed" ? reason || (textAt(element, "TxSts") ?? "RJCT") : "",
    at: textAt(element, "AccptncDtTm") ?? written,
    reference: (textAt(element, "AcctSvcrRef") ?? "").slice(0, 70),
  };
}
