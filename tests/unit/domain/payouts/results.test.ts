import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type PaymentFacts, paymentState, runApprovalRefusal, runContent } from "@/lib/domain/payouts/life";
import { type BankAnswer, endToEndId, judgeResults, messageId } from "@/lib/domain/payouts/results";
import { readBankFile } from "@/lib/payouts/read-results";

const RUN = "0199aaaa-0000-7000-8000-000000000001";
const LINES = ["0199aaaa-0000-7000-8000-00000000000a", "0199aaaa-0000-7000-8000-00000000000b"] as const;
const [A, B] = LINES;
const FRAME = {
  exportedAt: new Date("2026-11-20T12:00:00Z"),
  now: new Date("2026-11-22T12:00:00Z"),
  timeZone: "Asia/Taipei",
};
const read = (text: string) => readBankFile(text, { runId: RUN, lineIds: LINES });
const judge = (text: string, states: readonly ["sent" | "paid" | "failed", "sent" | "paid" | "failed"]) => {
  const answers = read(text);
  if (!answers.ok) return answers;
  return judgeResults(
    answers.value,
    [
      { id: A, state: states[0] },
      { id: B, state: states[1] },
    ],
    FRAME,
  );
};
const HEAD = "endToEndId,status,reason,date,reference";

describe("a bank's table", () => {
  it("pays and fails, by day or time, and says the same again without a change", () => {
    const text = `${HEAD}\n${endToEndId(A)},paid,,2026-11-20,R1\n${B},FAILED,AC04 closed,2026-11-21T09:00:00Z,\n`;
    const judged = judge(text, ["sent", "sent"]);
    expect(judged).toEqual({
      ok: true,
      changes: [
        // A day alone: not before the file left.
        { lineId: A, outcome: "paid", reason: "", reference: "R1", at: FRAME.exportedAt },
        {
          lineId: B,
          outcome: "failed",
          reason: "AC04 closed",
          reference: "",
          at: new Date("2026-11-21T09:00:00Z"),
        },
      ],
    });
    expect(judge(text, ["paid", "failed"])).toEqual({ ok: true, changes: [] });
  });

  it.each([
    ["a,b\n1,2\n", [[1, "columns"]]],
    [`${HEAD}\n`, [[1, "empty"]]],
    [`${HEAD}\nxyz,paid,,2026-11-21,\n`, [[2, "unknown-payment"]]],
    [`${HEAD}\n${A},perhaps,,2026-11-21,\n`, [[2, "status"]]],
    [
      `${HEAD}\n${A},paid,,2026-11-19,\n${B},paid,,2026-11-23,\n`,
      [
        [2, "date"],
        [3, "date"],
      ],
    ],
    [`${HEAD}\n${A},paid,,21.11.2026,\n`, [[2, "date"]]],
    [`${HEAD}\n${A},failed,,2026-11-21,\n`, [[2, "reason-missing"]]],
    [`${HEAD}\n${A},failed,${"x".repeat(141)},2026-11-21,\n`, [[2, "too-long"]]],
    [`${HEAD}\n${A},paid,,2026-11-21,\n${A},failed,no,2026-11-21,\n`, [[3, "twice"]]],
    [`${HEAD}\n"${A},paid`, [[1, "not-readable"]]],
  ])("names each row that is wrong: %j", (text, problems) => {
    expect(judge(text, ["sent", "sent"])).toEqual({
      ok: false,
      problems: problems.map(([row, problem]) => ({ row, problem })),
    });
  });

  it("takes no answer back", () => {
    expect(judge(`${HEAD}\n${A},failed,no,2026-11-21,\n`, ["paid", "sent"])).toEqual({
      ok: false,
      problems: [{ row: 2, problem: "answered-otherwise" }],
    });
  });
});

const report = (inner: string, of = messageId(RUN)) => `<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.002.001.10"><CstmrPmtStsRpt>
<GrpHdr><MsgId>B1</MsgId><CreDtTm>2026-11-21T08:00:00Z</CreDtTm></GrpHdr>
<OrgnlGrpInfAndSts><OrgnlMsgId>${of}</OrgnlMsgId><OrgnlMsgNmId>pain.001.001.09</OrgnlMsgNmId>${inner}
</CstmrPmtStsRpt></Document>`;
const outcomes = (text: string) => {
  const found = read(text);
  const pick = ({ endToEndId: id, outcome, reason, reference }: BankAnswer) => [
    id,
    outcome,
    reason,
    reference,
  ];
  return found.ok ? found.value.map(pick) : found.problems.map(({ problem }) => problem);
};

describe("a bank's status report", () => {
  it("answers for each payment; what is said of one stands above what is said of all", () => {
    const text = report(`<GrpSts>ACSC</GrpSts></OrgnlGrpInfAndSts>
      <OrgnlPmtInfAndSts><OrgnlPmtInfId>x</OrgnlPmtInfId>
      <TxInfAndSts><OrgnlEndToEndId>${endToEndId(B)}</OrgnlEndToEndId><TxSts>RJCT</TxSts>
        <StsRsnInf><Rsn><Cd>AC04</Cd></Rsn><AddtlInf>closed &amp; gone</AddtlInf></StsRsnInf></TxInfAndSts></OrgnlPmtInfAndSts>`);
    expect(outcomes(text)).toEqual([
      [endToEndId(A), "paid", "", ""],
      [endToEndId(B), "failed", "AC04 closed & gone", ""],
    ]);
  });

  it("is no answer while the bank is still at it", () => {
    const text = report(`<GrpSts>PART</GrpSts></OrgnlGrpInfAndSts><OrgnlPmtInfAndSts>
      <TxInfAndSts><OrgnlEndToEndId>${endToEndId(A)}</OrgnlEndToEndId><TxSts>ACCC</TxSts><AcctSvcrRef>R7</AcctSvcrRef></TxInfAndSts>
      <TxInfAndSts><OrgnlEndToEndId>${endToEndId(B)}</OrgnlEndToEndId><TxSts>PDNG</TxSts></TxInfAndSts></OrgnlPmtInfAndSts>`);
    expect(outcomes(text)).toEqual([[endToEndId(A), "paid", "", "R7"]]);
  });

  it("is refused for another file, another message, or a document that could name files", () => {
    expect(outcomes(report("<GrpSts>ACSC</GrpSts></OrgnlGrpInfAndSts>", "PO1"))).toEqual(["other-message"]);
    expect(outcomes(report("</OrgnlGrpInfAndSts>").replace("pain.002", "pain.001"))).toEqual([
      "not-readable",
    ]);
    const dtd = '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>';
    expect(outcomes(report("</OrgnlGrpInfAndSts>").replace("<Document", `${dtd}<Document`))).toEqual([
      "not-readable",
    ]);
    expect(outcomes(report("<GrpSts>XXXX</GrpSts></OrgnlGrpInfAndSts>"))).toEqual(["status"]);
  });
});

describe("the rules of a run", () => {
  const line = fc.record({
    id: fc.uuid(),
    remedyId: fc.uuid(),
    amountMinor: fc.bigInt({ min: 1n, max: 10n ** 12n }),
    currency: fc.constant("EUR"),
    payeeId: fc.uuid(),
  });
  const run = fc.record({
    id: fc.uuid(),
    currency: fc.constant("EUR"),
    executionDay: fc.constant("2026-11-23"),
    debtor: fc.string(),
    lines: fc.uniqueArray(line, { minLength: 1, maxLength: 5, selector: ({ id }) => id }),
  });

  it("an approval is for all of it, in any order, and for nothing else", () => {
    fc.assert(
      fc.property(run, fc.nat(), (one, pick) => {
        const text = runContent(one);
        expect(runContent({ ...one, lines: [...one.lines].reverse() })).toBe(text);
        const at = pick % one.lines.length;
        const change = (more: object) =>
          runContent({ ...one, lines: one.lines.map((each, n) => (n === at ? { ...each, ...more } : each)) });
        expect(change({ amountMinor: (one.lines[at]?.amountMinor ?? 0n) + 1n })).not.toBe(text);
        expect(change({ payeeId: "other" })).not.toBe(text);
        expect(runContent({ ...one, lines: one.lines.filter((_, n) => n !== at) })).not.toBe(text);
        expect(runContent({ ...one, executionDay: "2026-11-24" })).not.toBe(text);
        expect(runContent({ ...one, debtor: `${one.debtor}x` })).not.toBe(text);
      }),
    );
  });

  it("takes four eyes", () => {
    const attempt = {
      approverId: "m",
      preparerId: "p",
      requesterIds: ["r"],
      payeeEnteredByIds: ["e"],
      beneficiaryIds: ["b"],
    };
    expect(runApprovalRefusal(attempt)).toBeNull();
    expect(runApprovalRefusal({ ...attempt, approverId: "p" })).toBe("is-preparer");
    expect(runApprovalRefusal({ ...attempt, approverId: "r" })).toBe("is-requester");
    expect(runApprovalRefusal({ ...attempt, approverId: "e" })).toBe("entered-payee");
    expect(runApprovalRefusal({ ...attempt, approverId: "b" })).toBe("is-beneficiary");
  });

  it.each<[Partial<PaymentFacts>, string]>([
    [{}, "ready"],
    [{ payee: "missing" }, "needs-payee"],
    [{ payee: "flagged" }, "correct-payee"],
    [{ line: "open" }, "in-run"],
    [{ line: "sent", payee: "flagged" }, "at-bank"],
    [{ isPaid: true }, "paid"],
  ])("%o is %s", (facts, state) => {
    expect(paymentState({ isPaid: false, line: null, payee: "given", ...facts })).toBe(state);
  });
});
