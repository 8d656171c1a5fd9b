import type { BankAccount } from "../bank-account";
import { toDecimalString } from "../money";
import { basicText, cutText } from "./charset";
import { PAIN_001 } from "./schema";
import { escapeXml } from "./xml";

export type Transfer = {
  /** Also how the bank's answer names it; at most 35 characters. */
  readonly endToEndId: string;
  readonly amountMinor: bigint;
  readonly to: BankAccount;
  /** What the customer reads on the statement. */
  readonly purpose: string;
};

export type TransferOrder = {
  readonly messageId: string;
  readonly createdAt: Date;
  /** YYYY-MM-DD. */
  readonly executionDay: string;
  readonly currency: string;
  readonly debtor: BankAccount;
  readonly transfers: readonly Transfer[];
};

/** SEPA banks take a restricted character set; elsewhere a name stands as the account has it, Chinese included. */
export function isRestricted(currency: string): boolean {
  return currency === "EUR";
}

/** How a name is written in an order of that currency; null where it has characters that its banks refuse. */
export function nameInOrder(name: string, currency: string): string | null {
  const clean = name.replace(/[\p{Cc}\p{Cf}]/gu, "").trim();
  return isRestricted(currency) ? basicText(clean) : clean || null;
}

/** The clearing system that a country's bank codes belong to (ISO external code list). */
const CLEARING: Readonly<Record<string, string>> = {
  AU: "AUBSB",
  CA: "CACPA",
  CN: "CNAPS",
  HK: "HKNCC",
  IN: "INFSC",
  JP: "JPZGN",
  NZ: "NZNCC",
  SG: "SGIBG",
  TH: "THCBC",
  TW: "TWNCC",
  US: "USABA",
  ZA: "ZANCC",
};

type Node = {
  readonly name: string;
  readonly attributes?: string;
  readonly content: string | readonly Node[];
};

const node = (name: string, ...content: readonly (Node | null)[]): Node => ({
  name,
  content: content.filter((child) => child !== null),
});
const leaf = (name: string, content: string): Node => ({ name, content });

function printed({ name, attributes = "", content }: Node, indent: string): string {
  const open = `${indent}<${name}${attributes}>`;
  if (typeof content === "string") return `${open}${escapeXml(content)}</${name}>\n`;
  return `${open}\n${content.map((child) => printed(child, `${indent}  `)).join("")}${indent}</${name}>\n`;
}

function account({ iban, number }: BankAccount, currency: string | null): readonly Node[] {
  const id = iban === null ? node("Othr", leaf("Id", number ?? "")) : leaf("IBAN", iban);
  return currency === null ? [node("Id", id)] : [node("Id", id), leaf("Ccy", currency)];
}

function agent({ bic, bankCode, country }: BankAccount): Node | null {
  if (bic !== null) return node("FinInstnId", leaf("BICFI", bic));
  if (bankCode === null) return null;
  const system = CLEARING[country];
  const known = system === undefined ? null : node("ClrSysId", leaf("Cd", system));
  return node("FinInstnId", node("ClrSysMmbId", known, leaf("MmbId", bankCode)));
}

const UNKNOWN_AGENT = node("FinInstnId", node("Othr", leaf("Id", "NOTPROVIDED")));

function transfer({ endToEndId, amountMinor, to, purpose }: Transfer, currency: string): Node {
  const told = isRestricted(currency) ? (basicText(purpose) ?? endToEndId) : purpose;
  const of = agent(to);
  return node(
    "CdtTrfTxInf",
    node("PmtId", leaf("EndToEndId", endToEndId)),
    node("Amt", {
      name: "InstdAmt",
      attributes: ` Ccy="${currency}"`,
      content: toDecimalString({ amountMinor, currency }),
    }),
    of ? node("CdtrAgt", of) : null,
    node("Cdtr", leaf("Nm", nameInOrder(to.holder, currency) ?? "")),
    node("CdtrAcct", ...account(to, null)),
    node("RmtInf", leaf("Ustrd", cutText(told, 140))),
  );
}

/**
 * The order as a pain.001.001.09 document: one payment block, one debtor. Equal orders give equal bytes. It writes what it
 * is given; whether that keeps to the schema is for `orderFindings` to say.
 */
export function writeTransferOrder(order: TransferOrder): string {
  const { messageId, currency, debtor, transfers } = order;
  const amountMinor = transfers.reduce((sum, one) => sum + one.amountMinor, 0n);
  const totals = [
    leaf("NbOfTxs", String(transfers.length)),
    leaf("CtrlSum", toDecimalString({ amountMinor, currency })),
  ];
  const name = leaf("Nm", nameInOrder(debtor.holder, currency) ?? "");
  const header = node(
    "GrpHdr",
    leaf("MsgId", messageId),
    leaf("CreDtTm", order.createdAt.toISOString().replace(/\.\d+Z$/, "Z")),
    ...totals,
    node("InitgPty", name),
  );
  const payment = node(
    "PmtInf",
    leaf("PmtInfId", messageId),
    leaf("PmtMtd", "TRF"),
    ...totals,
    node("ReqdExctnDt", leaf("Dt", order.executionDay)),
    node("Dbtr", name),
    node("DbtrAcct", ...account(debtor, currency)),
    node("DbtrAgt", agent(debtor) ?? UNKNOWN_AGENT),
    // A SEPA transfer shares its charges; elsewhere ours are ours, so that the customer gets the whole amount.
    leaf("ChrgBr", isRestricted(currency) ? "SLEV" : "DEBT"),
    ...transfers.map((one) => transfer(one, currency)),
  );
  const document: Node = {
    name: "Document",
    attributes: ` xmlns="${PAIN_001}"`,
    content: [node("CstmrCdtTrfInitn", header, payment)],
  };
  return `<?xml version="1.0" encoding="UTF-8"?>\n${printed(document, "")}`;
}
