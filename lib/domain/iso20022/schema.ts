/** What a schema says of an element: its text, or the elements in it, in their order. */
export type XmlType =
  | { readonly kind: "text"; readonly min: number; readonly max: number; readonly pattern?: RegExp }
  | { readonly kind: "decimal"; readonly digits: number; readonly decimals: number; readonly currency?: true }
  | { readonly kind: "sequence"; readonly of: readonly XmlPart[] }
  /** Exactly one of them. */
  | { readonly kind: "choice"; readonly of: readonly XmlPart[] };

export type XmlPart = {
  readonly name: string;
  readonly type: XmlType;
  readonly min: number;
  readonly max: number;
};

const text = (max: number, pattern?: RegExp): XmlType => ({
  kind: "text",
  min: 1,
  max,
  ...(pattern ? { pattern } : {}),
});
const sequence = (...of: XmlPart[]): XmlType => ({ kind: "sequence", of });
const choice = (...of: XmlPart[]): XmlType => ({ kind: "choice", of });
const one = (name: string, type: XmlType): XmlPart => ({ name, type, min: 1, max: 1 });
const maybe = (name: string, type: XmlType): XmlPart => ({ name, type, min: 0, max: 1 });
const many = (name: string, type: XmlType): XmlPart => ({ name, type, min: 0, max: Infinity });
const some = (name: string, type: XmlType): XmlPart => ({ name, type, min: 1, max: Infinity });

const DAY = String.raw`\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])`;
const ISO_DATE = text(10, new RegExp(`^${DAY}$`));
const ISO_TIME = text(
  40,
  new RegExp(String.raw`^${DAY}T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2})?$`),
);
const IBAN = text(34, /^[A-Z]{2}[0-9]{2}[a-zA-Z0-9]{1,30}$/);
const BIC = text(11, /^[A-Z0-9]{4}[A-Z]{2}[A-Z0-9]{2}(?:[A-Z0-9]{3})?$/);
const COUNT = text(15, /^[0-9]{1,15}$/);
const COUNTRY = text(2, /^[A-Z]{2}$/);
const CURRENCY = text(3, /^[A-Z]{3}$/);
const SUM: XmlType = { kind: "decimal", digits: 18, decimals: 17 };
const AMOUNT: XmlType = { kind: "decimal", digits: 18, decimals: 5, currency: true };
const codeOr = (max: number) => choice(one("Cd", text(max)), one("Prtry", text(35)));

const PARTY = sequence(
  maybe("Nm", text(140)),
  maybe("PstlAdr", sequence(maybe("Ctry", COUNTRY), many("AdrLine", text(70)))),
  maybe("CtryOfRes", COUNTRY),
);
const ACCOUNT = sequence(
  maybe(
    "Id",
    choice(one("IBAN", IBAN), one("Othr", sequence(one("Id", text(34)), maybe("SchmeNm", codeOr(4))))),
  ),
  maybe("Tp", codeOr(4)),
  maybe("Ccy", CURRENCY),
  maybe("Nm", text(70)),
);
const AGENT = sequence(
  one(
    "FinInstnId",
    sequence(
      maybe("BICFI", BIC),
      maybe("ClrSysMmbId", sequence(maybe("ClrSysId", codeOr(5)), one("MmbId", text(35)))),
      maybe("LEI", text(20, /^[A-Z0-9]{18}[0-9]{2}$/)),
      maybe("Nm", text(140)),
      maybe("Othr", sequence(one("Id", text(35)))),
    ),
  ),
);
const CHARGES = text(4, /^(?:DEBT|CRED|SHAR|SLEV)$/);

const TRANSACTION = sequence(
  one(
    "PmtId",
    sequence(
      maybe("InstrId", text(35)),
      one("EndToEndId", text(35)),
      maybe("UETR", text(36, /^[a-f0-9]{8}-[a-f0-9]{4}-4[a-f0-9]{3}-[89ab][a-f0-9]{3}-[a-f0-9]{12}$/)),
    ),
  ),
  one("Amt", choice(one("InstdAmt", AMOUNT))),
  maybe("ChrgBr", CHARGES),
  maybe("CdtrAgt", AGENT),
  maybe("Cdtr", PARTY),
  maybe("CdtrAcct", ACCOUNT),
  maybe("Purp", codeOr(4)),
  maybe("RmtInf", sequence(many("Ustrd", text(140)))),
);

const PAYMENT = sequence(
  one("PmtInfId", text(35)),
  one("PmtMtd", text(3, /^(?:CHK|TRF|TRA)$/)),
  maybe("BtchBookg", text(5, /^(?:true|false|0|1)$/)),
  maybe("NbOfTxs", COUNT),
  maybe("CtrlSum", SUM),
  maybe("PmtTpInf", sequence(maybe("InstrPrty", text(4, /^(?:HIGH|NORM)$/)), many("SvcLvl", codeOr(4)))),
  one("ReqdExctnDt", choice(one("Dt", ISO_DATE), one("DtTm", ISO_TIME))),
  one("Dbtr", PARTY),
  one("DbtrAcct", ACCOUNT),
  one("DbtrAgt", AGENT),
  maybe("ChrgBr", CHARGES),
  some("CdtTrfTxInf", TRANSACTION),
);

/** The namespace of the message that asks a bank to pay. */
export const PAIN_001 = "urn:iso:std:iso:20022:tech:xsd:pain.001.001.09";

/**
 * pain.001.001.09 as far as a run of plain transfers uses it: names, order, multiplicity, lengths and patterns as in the
 * schema. What the schema also allows and we never write is not in it, so finding it in a file of ours is a finding.
 */
export const PAIN_001_DOCUMENT: XmlPart = one(
  "Document",
  sequence(
    one(
      "CstmrCdtTrfInitn",
      sequence(
        one(
          "GrpHdr",
          sequence(
            one("MsgId", text(35)),
            one("CreDtTm", ISO_TIME),
            one("NbOfTxs", COUNT),
            maybe("CtrlSum", SUM),
            one("InitgPty", PARTY),
          ),
        ),
        some("PmtInf", PAYMENT),
      ),
    ),
  ),
);
