import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { BankAccount } from "@/lib/domain/bank-account";
import { basicText, isBasicText } from "@/lib/domain/iso20022/charset";
import { type OrderRule, orderFindings } from "@/lib/domain/iso20022/check-order";
import { nameInOrder, type TransferOrder, writeTransferOrder } from "@/lib/domain/iso20022/pain-001";
import { readXml } from "@/lib/domain/iso20022/xml";

const IBANS = ["DE89370400440532013000", "FR1420041010050500013M02606", "NL91ABNA0417164300"];
const codes = (minLength: number, maxLength: number) =>
  fc.string({ unit: fc.constantFrom(..."0123456789ABCXYZ"), minLength, maxLength });
/** Names that its banks take: for SEPA letters that can be folded, elsewhere anything. */
const holder = (currency: string) => {
  const unit = currency === "EUR" ? fc.constantFrom(..."aZéÄßøŁ& ’-/.1") : "grapheme";
  const name = fc.string({ unit, minLength: 1, maxLength: 40 }).map((text) => `A${text}`);
  return name.filter((one) => nameInOrder(one, currency) !== null);
};
const ibanAccount = (currency: string): fc.Arbitrary<BankAccount> =>
  fc.record({
    holder: holder(currency),
    iban: fc.constantFrom(...IBANS),
    number: fc.constant(null),
    bankCode: fc.constant(null),
    bic: fc.constantFrom(null, "DEUTDEFF", "DEUTDEFF500"),
    country: fc.constant("DE"),
  });
const localAccount = (currency: string): fc.Arbitrary<BankAccount> =>
  fc.record({
    holder: holder(currency),
    iban: fc.constant(null),
    number: codes(4, 34),
    bankCode: codes(3, 12),
    bic: fc.constant(null),
    country: fc.constantFrom("TW", "CN", "US", "KR"),
  });
const account = (currency: string) => fc.oneof(ibanAccount(currency), localAccount(currency));

const order: fc.Arbitrary<TransferOrder> = fc
  .constantFrom("EUR", "TWD", "CNY", "JPY", "BHD")
  .chain((currency) =>
    fc.record({
      messageId: codes(1, 35),
      createdAt: fc.date({ min: new Date("2020-01-01"), max: new Date("2099-01-01"), noInvalidDate: true }),
      executionDay: fc.constantFrom("2026-11-23", "2027-02-28"),
      currency: fc.constant(currency),
      debtor: account(currency),
      transfers: fc.uniqueArray(
        fc.record({
          endToEndId: fc.uuid().map((id) => id.replaceAll("-", "")),
          amountMinor: fc.bigInt({ min: 1n, max: 10n ** 15n }),
          to: account(currency),
          purpose: fc
            .string({ unit: "grapheme", minLength: 1, maxLength: 160 })
            .map((text) => `AM-1 ${text}`),
        }),
        { minLength: 1, maxLength: 4, selector: ({ endToEndId }) => endToEndId },
      ),
    }),
  );

const SAMPLE: TransferOrder = {
  messageId: "PO0199",
  createdAt: new Date("2026-11-20T12:00:00.123Z"),
  executionDay: "2026-11-23",
  currency: "EUR",
  debtor: {
    holder: "Harbour Hotels & Söhne",
    iban: IBANS[0] ?? "",
    number: null,
    bankCode: null,
    bic: "DEUTDEFF",
    country: "DE",
  },
  transfers: [
    {
      endToEndId: "a1",
      amountMinor: 12_345n,
      to: {
        holder: "Zoë Łukasz",
        iban: IBANS[2] ?? "",
        number: null,
        bankCode: null,
        bic: null,
        country: "NL",
      },
      purpose: "AM-2345-6789 Harbour Hotels",
    },
    {
      endToEndId: "a2",
      amountMinor: 5n,
      to: {
        holder: "Jean Dupont",
        iban: IBANS[1] ?? "",
        number: null,
        bankCode: null,
        bic: null,
        country: "FR",
      },
      purpose: "AM-2345-6780 Harbour Hotels",
    },
  ],
};
const XML = writeTransferOrder(SAMPLE);

describe("a transfer order", () => {
  it("is found right, whatever valid run it is of", () => {
    fc.assert(
      fc.property(order, (one) => {
        const xml = writeTransferOrder(one);
        expect(orderFindings(xml)).toEqual([]);
        expect(writeTransferOrder(one)).toBe(xml);
        expect(readXml(xml).ok).toBe(true);
      }),
      { numRuns: 40 },
    );
  });

  it("says what a bank reads: names folded for SEPA, sums to the cent", () => {
    expect(orderFindings(XML)).toEqual([]);
    expect(XML).toContain("<Nm>Harbour Hotels + Sohne</Nm>");
    expect(XML).toContain("<Nm>Zoe Lukasz</Nm>");
    expect(XML).toContain('<InstdAmt Ccy="EUR">123.45</InstdAmt>');
    expect(XML.match(/<CtrlSum>123.50<\/CtrlSum>/g)).toHaveLength(2);
    expect(XML).toContain("<CreDtTm>2026-11-20T12:00:00Z</CreDtTm>");
  });

  it("keeps a Chinese name as the account has it outside SEPA, and has no name for it inside", () => {
    expect(nameInOrder("林小姐", "TWD")).toBe("林小姐");
    expect(nameInOrder("林小姐", "EUR")).toBeNull();
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        const plain = basicText(text);
        expect(plain === null || isBasicText(plain)).toBe(true);
      }),
    );
  });
});

const swap = (xml: string, before: string | RegExp, after: string) => xml.replace(before, after);
/** One broken rule each: what breaks it, and what is to be found. */
const MUTATIONS: readonly [string, OrderRule, (xml: string) => string][] = [
  ["a document type", "not-xml", (xml) => swap(xml, "<Document", "<!DOCTYPE a><Document")],
  ["an element left open", "not-xml", (xml) => swap(xml, "</MsgId>", "")],
  ["an entity of its own", "not-xml", (xml) => swap(xml, "Jean", "&jean;")],
  ["another version", "namespace", (xml) => swap(xml, "001.09", "001.03")],
  ["a strange element", "unknown-element", (xml) => swap(xml, "<PmtMtd>", "<Note>x</Note><PmtMtd>")],
  ["text between elements", "not-xml", (xml) => swap(xml, "<PmtInf>", "<PmtInf>x")],
  [
    "sum before count",
    "order",
    (xml) => swap(xml, /(<NbOfTxs>.*<\/NbOfTxs>\s*)(<CtrlSum>.*<\/CtrlSum>)/, "$2$1"),
  ],
  [
    "creditor's account before creditor",
    "order",
    (xml) => swap(xml, /(<Cdtr>[\s\S]*?<\/Cdtr>)(\s*)(<CdtrAcct>[\s\S]*?<\/CdtrAcct>)/, "$3$2$1"),
  ],
  ["no message id", "missing", (xml) => swap(xml, /<MsgId>.*<\/MsgId>/, "")],
  ["no debtor's agent", "missing", (xml) => swap(xml, /<DbtrAgt>[\s\S]*?<\/DbtrAgt>/, "")],
  ["no end-to-end id", "missing", (xml) => swap(xml, /<EndToEndId>a1<\/EndToEndId>/, "")],
  ["two dates", "choice", (xml) => swap(xml, /(<Dt>.*<\/Dt>)/, "$1$1")],
  ["two message ids", "too-many", (xml) => swap(xml, /(<MsgId>.*<\/MsgId>)/, "$1$1")],
  ["IBAN beside a number", "choice", (xml) => swap(xml, /(<IBAN>NL.*<\/IBAN>)/, "$1<Othr><Id>1</Id></Othr>")],
  ["an id of 36", "length", (xml) => swap(xml, ">a1<", `>${"a".repeat(36)}<`)],
  ["an empty name", "length", (xml) => swap(xml, ">Jean Dupont<", "><")],
  ["a purpose of 141", "length", (xml) => swap(xml, />AM-2345-6789[^<]*</, `>${"a".repeat(141)}<`)],
  ["a cheque book's word", "pattern", (xml) => swap(xml, ">TRF<", ">TRX<")],
  ["a thirteenth month", "pattern", (xml) => swap(xml, ">2026-11-23<", ">2026-13-23<")],
  ["a time without one", "pattern", (xml) => swap(xml, "T12:00:00Z", "")],
  ["a BIC of seven", "pattern", (xml) => swap(xml, ">DEUTDEFF<", ">DEUTDEF<")],
  ["an amount with a comma", "decimal", (xml) => swap(xml, ">123.45<", ">123,45<")],
  ["a negative amount", "decimal", (xml) => swap(xml, ">123.45<", ">-123.45<")],
  ["six decimals", "decimal", (xml) => swap(xml, ">123.45<", ">123.450000<")],
  ["no currency", "attribute", (xml) => swap(xml, ' Ccy="EUR"', "")],
  ["a strange attribute", "attribute", (xml) => swap(xml, "<MsgId>", '<MsgId lang="en">')],
  ["a wrong count", "count", (xml) => swap(xml, "<NbOfTxs>2<", "<NbOfTxs>3<")],
  ["a wrong sum in the header", "sum", (xml) => swap(xml, "<CtrlSum>123.50<", "<CtrlSum>123.51<")],
  ["a changed amount", "sum", (xml) => swap(xml, ">123.45<", ">123.46<")],
  ["wrong check digits", "iban", (xml) => swap(xml, "NL91", "NL92")],
  ["two currencies", "currency", (xml) => swap(xml, 'Ccy="EUR">0.05', 'Ccy="TWD">0.05')],
  [
    "no currency of this world",
    "currency",
    (xml) => xml.replaceAll('InstdAmt Ccy="EUR"', 'InstdAmt Ccy="EUX"'),
  ],
  [
    "a third decimal of a cent",
    "amount",
    (xml) => swap(swap(xml, ">0.05<", ">0.050<"), ">123.45<", ">123.450<"),
  ],
  ["nothing to pay", "amount", (xml) => swap(xml, ">0.05<", ">0.00<").replaceAll("123.50", "123.45")],
  ["the same payment twice", "not-unique", (xml) => swap(xml, ">a2<", ">a1<")],
  ["no account", "account-missing", (xml) => swap(xml, /<CdtrAcct>[\s\S]*?<\/CdtrAcct>/, "")],
  ["a letter no SEPA bank takes", "charset", (xml) => swap(xml, "Jean", "Jéan")],
];

describe("each broken rule is found", () => {
  it.each(MUTATIONS)("%s", (_what, rule, mutate) => {
    const broken = mutate(XML);
    expect(broken).not.toBe(XML);
    expect(orderFindings(broken).map((finding) => finding.rule)).toContain(rule);
  });
});
