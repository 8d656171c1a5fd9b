import { CHANNELS } from "@/lib/complaints/queue-filter";
import { normaliseEmail, normaliseName, normalisePhone } from "@/lib/customers/schema";
import { ATTRIBUTIONS, IMPACTS, OUTCOMES } from "@/lib/domain/assessment";
import { CATEGORY_KEYS } from "@/lib/domain/categories";
import { isCurrency } from "@/lib/domain/currency";
import { parseMoney } from "@/lib/domain/money";
import { SEVERITIES } from "@/lib/domain/severity";
import { LOCALES } from "@/lib/i18n/config";
import type {
  HistoricComplaint,
  HistoricRelief,
  ImportContext,
  ImportFormat,
  ParsedRow,
} from "@/lib/imports/types";

/** Columns of our own format; those marked must be there and filled. */
export const AMENDS_COLUMNS = [
  {
    name: "source_id",
    required: true,
    meaning: "the id it has where it comes from; a second import of it changes nothing",
  },
  { name: "received_at", required: true, meaning: "ISO 8601 with a zone, e.g. 2025-03-07T14:20:00+08:00" },
  { name: "customer_name", required: true, meaning: "" },
  { name: "description", required: true, meaning: "what the customer wrote" },
  { name: "customer_email", required: false, meaning: "" },
  { name: "customer_phone", required: false, meaning: "in international form, e.g. +886912345678" },
  { name: "locale", required: false, meaning: LOCALES.join(" | ") },
  { name: "channel", required: false, meaning: CHANNELS.join(" | ") },
  { name: "subject", required: false, meaning: "" },
  { name: "category", required: false, meaning: CATEGORY_KEYS.join(" | ") },
  { name: "region", required: false, meaning: "the key or a name of one of the house's regions" },
  { name: "order_reference", required: false, meaning: "" },
  { name: "amount_paid", required: false, meaning: "e.g. 1299.00, with currency" },
  { name: "currency", required: false, meaning: "ISO 4217, of both amounts" },
  { name: "remedy_sought", required: false, meaning: "" },
  { name: "mood", required: false, meaning: "1 to 5 at intake" },
  { name: "severity", required: false, meaning: `${SEVERITIES.join(" | ")}; graded by the rules when empty` },
  { name: "impact", required: false, meaning: IMPACTS.join(" | ") },
  { name: "attribution", required: false, meaning: ATTRIBUTIONS.join(" | ") },
  { name: "closed_at", required: false, meaning: "ISO 8601 with a zone" },
  { name: "outcome", required: false, meaning: OUTCOMES.join(" | ") },
  { name: "relief_kind", required: false, meaning: "e.g. refund, voucher, explanation" },
  { name: "relief_amount", required: false, meaning: "when it is known" },
] as const;

type Column = (typeof AMENDS_COLUMNS)[number]["name"];

/** Thrown inside this file only, to leave a row at its first fault. */
class BadField extends Error {}

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/;

function reader(row: ReadonlyMap<string, string>) {
  const text = (column: Column): string | null => {
    const value = (row.get(column) ?? "").trim();
    if (value.includes("\u0000")) throw new BadField(`${column} contains a NUL character`);
    return value === "" ? null : value;
  };
  const needed = (column: Column): string => {
    const value = text(column);
    if (value === null) throw new BadField(`${column} is empty`);
    return value;
  };
  const oneOf = <T extends string>(column: Column, values: readonly T[]): T | null => {
    const value = text(column);
    const found = values.find((known) => known === value);
    if (value !== null && found === undefined)
      throw new BadField(`${column} is "${value}", but must be one of ${values.join(", ")}`);
    return found ?? null;
  };
  const instant = (column: Column): Date | null => {
    const value = text(column);
    if (value === null) return null;
    const parsed = new Date(value);
    if (!INSTANT.test(value) || Number.isNaN(parsed.getTime()))
      throw new BadField(`${column} is "${value}", but must look like 2025-03-07T14:20:00+08:00`);
    return parsed;
  };
  const money = (column: Column): { amountMinor: bigint; currency: string } | null => {
    const amount = text(column);
    if (amount === null) return null;
    const currency = needed("currency");
    if (!isCurrency(currency)) throw new BadField(`currency is "${currency}", which is no ISO 4217 code`);
    const parsed = parseMoney(amount, currency);
    if (!parsed.ok) throw new BadField(`${column} is "${amount}", which is no amount in ${currency}`);
    return parsed.value;
  };
  return { text, needed, oneOf, instant, money };
}

function contact(row: ReturnType<typeof reader>): { email: string | null; phone: string | null } {
  const [typedEmail, typedPhone] = [row.text("customer_email"), row.text("customer_phone")];
  const email = typedEmail && normaliseEmail(typedEmail);
  if (typedEmail && !email)
    throw new BadField(`customer_email is "${typedEmail}", which is no e-mail address`);
  const phone = typedPhone && normalisePhone(typedPhone, []);
  if (typedPhone && !phone)
    throw new BadField(`customer_phone is "${typedPhone}", but must look like +886912345678`);
  return { email, phone };
}

function relief(row: ReturnType<typeof reader>): HistoricRelief | null {
  const kind = row.text("relief_kind");
  const amount = row.money("relief_amount");
  if (kind === null && amount) throw new BadField("relief_amount is given, but relief_kind is empty");
  return kind === null
    ? null
    : { kind, amountMinor: amount?.amountMinor ?? null, currency: amount?.currency ?? null };
}

function mood(row: ReturnType<typeof reader>): number | null {
  const value = row.oneOf("mood", ["1", "2", "3", "4", "5"]);
  return value === null ? null : Number(value);
}

/** By key or name, whatever their capitals; what the house does not have is named, never left out. */
function region(row: ReturnType<typeof reader>, regions: ImportContext["regions"]): string | null {
  const value = row.text("region");
  if (value === null) return null;
  const key = regions.get(value.toLowerCase());
  if (key === undefined) {
    const known = [...new Set(regions.values())].join(", ") || "none: the house has no regions";
    throw new BadField(`region is "${value}", but must be one of ${known}`);
  }
  return key;
}

function complaint(fields: ReadonlyMap<string, string>, { regions }: ImportContext): HistoricComplaint {
  const row = reader(fields);
  const receivedAt = row.instant("received_at");
  if (!receivedAt) throw new BadField("received_at is empty");
  const closedAt = row.instant("closed_at");
  if (closedAt && closedAt < receivedAt) throw new BadField("closed_at is before received_at");
  const description = row.needed("description");
  return {
    sourceId: row.needed("source_id"),
    customer: { name: normaliseName(row.needed("customer_name")), ...contact(row) },
    locale: row.oneOf("locale", LOCALES) ?? "en",
    channel: row.oneOf("channel", CHANNELS) ?? "import",
    subject: row.text("subject") ?? "",
    description,
    categoryKey: row.oneOf("category", CATEGORY_KEYS),
    regionKey: region(row, regions),
    orderReference: row.text("order_reference"),
    amountPaid: row.money("amount_paid"),
    remedySought: row.text("remedy_sought"),
    mood: mood(row),
    receivedAt,
    status: "closed",
    closedAt,
    outcome: row.oneOf("outcome", OUTCOMES),
    severity: row.oneOf("severity", SEVERITIES),
    impact: row.oneOf("impact", IMPACTS),
    attribution: row.oneOf("attribution", ATTRIBUTIONS) ?? "unknown",
    vulnerable: false,
    relief: relief(row),
    facts: {},
  };
}

function parseRow(fields: ReadonlyMap<string, string>, context: ImportContext): ParsedRow {
  try {
    return { ok: true, complaint: complaint(fields, context) };
  } catch (error) {
    if (error instanceof BadField) return { ok: false, reason: error.message };
    throw error;
  }
}

/** Our own CSV for history from any other system; every complaint in it is over and stays outside the ledger. */
export const amendsFormat: ImportFormat = {
  source: "amends-csv",
  requiredColumns: AMENDS_COLUMNS.filter(({ required }) => required).map(({ name }) => name),
  endsWithLineBreak: false,
  parseRow,
};
