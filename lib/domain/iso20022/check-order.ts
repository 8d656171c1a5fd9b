import { isIban } from "../bank-account";
import { findMinorExponent } from "../currency";
import { isBasicText } from "./charset";
import { isRestricted } from "./pain-001";
import { PAIN_001, PAIN_001_DOCUMENT, type XmlPart, type XmlType } from "./schema";
import { childrenOf, readXml, textAt, type XmlElement } from "./xml";

export const ORDER_RULES = [
  "not-xml",
  "namespace",
  "unknown-element",
  "order",
  "missing",
  "too-many",
  "choice",
  "length",
  "pattern",
  "decimal",
  "attribute",
  "count",
  "sum",
  "iban",
  "currency",
  "amount",
  "not-unique",
  "account-missing",
  "charset",
] as const;
export type OrderRule = (typeof ORDER_RULES)[number];

/** Where a document breaks which rule; the place is a path of names, never the text that stands there. */
export type OrderFinding = { readonly rule: OrderRule; readonly at: string };

/** Everything in which an XML text is not a pain.001.001.09 order of plain transfers that a bank can take; empty: it is. */
export function orderFindings(xml: string): readonly OrderFinding[] {
  const read = readXml(xml);
  if (!read.ok) return [{ rule: "not-xml", at: `line ${read.line}` }];
  const { value: root } = read;
  const findings: OrderFinding[] = [];
  if (root.attributes.get("xmlns") !== PAIN_001) findings.push({ rule: "namespace", at: root.name });
  if (root.name !== PAIN_001_DOCUMENT.name) return [...findings, { rule: "unknown-element", at: root.name }];
  findings.push(...shapeFindings(root, PAIN_001_DOCUMENT.type, root.name));
  const order = childrenOf(root, "CstmrCdtTrfInitn")[0];
  return order && findings.length === 0 ? contentFindings(order) : findings;
}

function shapeFindings(element: XmlElement, type: XmlType, at: string): readonly OrderFinding[] {
  const allowed = at === "Document" ? ["xmlns"] : type.kind === "decimal" && type.currency ? ["Ccy"] : [];
  const strange = [...element.attributes.keys()].filter((name) => !allowed.includes(name));
  const found: OrderFinding[] = strange.map((name) => ({ rule: "attribute", at: `${at}@${name}` }));
  if (type.kind === "sequence" || type.kind === "choice")
    return [...found, ...partsFindings(element, type, at)];
  if (element.children.length > 0) return [...found, { rule: "unknown-element", at }];
  if (type.kind === "text") return [...found, ...textFindings(element.text, type, at)];
  if (type.currency && !/^[A-Z]{3}$/.test(element.attributes.get("Ccy") ?? ""))
    found.push({ rule: "attribute", at: `${at}@Ccy` });
  const [whole = "", decimals = ""] = element.text.split(".");
  const isDecimal = /^\d+(\.\d+)?$/.test(element.text);
  const fits =
    decimals.length <= type.decimals && `${whole}${decimals}`.replace(/^0+/, "").length <= type.digits;
  return isDecimal && fits ? found : [...found, { rule: "decimal", at }];
}

function textFindings(
  text: string,
  { min, max, pattern }: Extract<XmlType, { kind: "text" }>,
  at: string,
): readonly OrderFinding[] {
  const length = [...text].length;
  if (length < min || length > max) return [{ rule: "length", at }];
  return pattern && !pattern.test(text) ? [{ rule: "pattern", at }] : [];
}

type Parts = Extract<XmlType, { kind: "sequence" | "choice" }>;

function partsFindings(element: XmlElement, { kind, of }: Parts, at: string): readonly OrderFinding[] {
  const findings: OrderFinding[] = [];
  const places = element.children.map(({ name }) => of.findIndex((part) => part.name === name));
  if (element.text.trim() !== "") findings.push({ rule: "unknown-element", at });
  if (kind === "choice" && element.children.length !== 1) findings.push({ rule: "choice", at });
  if (places.some((place, n) => n > 0 && place >= 0 && place < (places[n - 1] ?? 0)))
    findings.push({ rule: "order", at });
  for (const part of of) findings.push(...countFindings(element, part, { kind, at }));
  for (const child of element.children) {
    const part = of.find(({ name }) => name === child.name);
    const path = `${at}/${child.name}`;
    if (part) findings.push(...shapeFindings(child, part.type, path));
    else findings.push({ rule: "unknown-element", at: path });
  }
  return findings;
}

function countFindings(
  element: XmlElement,
  { name, min, max }: XmlPart,
  { kind, at }: { kind: Parts["kind"]; at: string },
): readonly OrderFinding[] {
  const count = childrenOf(element, name).length;
  if (count > max) return [{ rule: "too-many", at: `${at}/${name}` }];
  return kind === "sequence" && count < min ? [{ rule: "missing", at: `${at}/${name}` }] : [];
}

/** The sum of decimals in units of the seventeenth decimal: exact, whatever they look like. */
function scaled(decimal: string): bigint {
  const [whole = "0", decimals = ""] = decimal.split(".");
  return BigInt(`${whole}${decimals.padEnd(17, "0")}`);
}

/** What the schema cannot say: counts and sums, check digits, one currency, unique names of payments. */
function contentFindings(order: XmlElement): readonly OrderFinding[] {
  const payments = childrenOf(order, "PmtInf");
  const transfers = payments.flatMap((payment) => childrenOf(payment, "CdtTrfTxInf"));
  const header = childrenOf(order, "GrpHdr")[0];
  const findings: OrderFinding[] = [];
  if (header) findings.push(...totalFindings(header, transfers, "GrpHdr"));
  for (const payment of payments) {
    findings.push(...totalFindings(payment, childrenOf(payment, "CdtTrfTxInf"), "PmtInf"));
    if (!hasAccount(payment, "DbtrAcct")) findings.push({ rule: "account-missing", at: "PmtInf/DbtrAcct" });
  }
  const ids = transfers.map((transfer) => textAt(transfer, "PmtId", "EndToEndId"));
  if (new Set(ids).size < ids.length) findings.push({ rule: "not-unique", at: "EndToEndId" });
  const currencies = new Set(transfers.map(currencyOf));
  if (currencies.size > 1) findings.push({ rule: "currency", at: "InstdAmt" });
  for (const transfer of transfers) findings.push(...transferFindings(transfer));
  const [currency = ""] = [...currencies];
  return [...findings, ...ibanFindings(order), ...(isRestricted(currency) ? charsetFindings(order, "") : [])];
}

function currencyOf(transfer: XmlElement): string {
  const amount = childrenOf(transfer, "Amt").flatMap((one) => childrenOf(one, "InstdAmt"))[0];
  return amount?.attributes.get("Ccy") ?? "";
}

function totalFindings(
  element: XmlElement,
  transfers: readonly XmlElement[],
  at: string,
): readonly OrderFinding[] {
  const count = textAt(element, "NbOfTxs");
  const sum = textAt(element, "CtrlSum");
  const total = transfers.reduce((all, one) => all + scaled(textAt(one, "Amt", "InstdAmt") ?? "0"), 0n);
  return [
    ...(count !== null && Number(count) !== transfers.length ? [{ rule: "count", at } as const] : []),
    ...(sum !== null && scaled(sum) !== total ? [{ rule: "sum", at } as const] : []),
  ];
}

function hasAccount(element: XmlElement, name: string): boolean {
  return childrenOf(element, name).some((account) => childrenOf(account, "Id").length === 1);
}

function transferFindings(transfer: XmlElement): readonly OrderFinding[] {
  const at = "CdtTrfTxInf";
  const findings: OrderFinding[] = [];
  const currency = currencyOf(transfer);
  const exponent = findMinorExponent(currency);
  const amount = textAt(transfer, "Amt", "InstdAmt") ?? "";
  if (exponent === null) findings.push({ rule: "currency", at: `${at}/InstdAmt` });
  else if (scaled(amount) === 0n || (amount.split(".")[1] ?? "").length > exponent)
    findings.push({ rule: "amount", at: `${at}/InstdAmt` });
  if (!hasAccount(transfer, "CdtrAcct") || textAt(transfer, "Cdtr", "Nm") === null)
    findings.push({ rule: "account-missing", at: `${at}/CdtrAcct` });
  return findings;
}

function ibanFindings(element: XmlElement): readonly OrderFinding[] {
  if (element.name === "IBAN") return isIban(element.text) ? [] : [{ rule: "iban", at: "IBAN" }];
  return element.children.flatMap(ibanFindings);
}

function charsetFindings(element: XmlElement, path: string): readonly OrderFinding[] {
  const at = `${path}/${element.name}`;
  if (element.children.length === 0) return isBasicText(element.text) ? [] : [{ rule: "charset", at }];
  return element.children.flatMap((child) => charsetFindings(child, at));
}
