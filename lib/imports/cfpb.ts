import type { CategoryKey } from "@/lib/domain/categories";
import { noonOf } from "@/lib/imports/local-time";
import type { HistoricRelief, ImportFormat, ParsedRow } from "@/lib/imports/types";

/** The Bureau's wording of an issue, and the category it belongs to with us. */
const CATEGORY_OF_ISSUE: ReadonlyMap<string, CategoryKey> = new Map<string, CategoryKey>([
  ["Charged fees or interest you didn't expect", "billing"],
  ["Problem when making payments", "billing"],
  ["Struggling to pay your loan", "service"],
  ["Problem with the payoff process at the end of the loan", "billing"],
  ["Getting the loan", "service"],
  ["Getting a line of credit", "service"],
  ["Problem with additional add-on products or services", "product"],
  ["Incorrect information on your report", "communication"],
  ["Received a loan you didn't apply for", "account"],
  ["Improper use of your report", "account"],
  ["Vehicle was repossessed or sold the vehicle", "service"],
  ["Can't stop withdrawals from your bank account", "billing"],
  ["Money was taken from your bank account on the wrong day or for the wrong amount", "billing"],
  ["Loan payment wasn't credited to your account", "billing"],
  ["Can't contact lender or servicer", "communication"],
  ["Was approved for a loan, but didn't receive the money", "service"],
  ["Problem with a credit reporting company's investigation into an existing problem", "communication"],
  ["Problem with cash advance", "product"],
  ["Credit limit changed", "product"],
  ["Credit monitoring or identity theft protection services", "account"],
  ["Vehicle was damaged or destroyed the vehicle", "product"],
  ["Unable to get your credit report or credit score", "communication"],
  ["Problem with fraud alerts or security freezes", "account"],
  ["Property was damaged or destroyed property", "product"],
]);

const RELIEF_OF_RESPONSE: ReadonlyMap<string, HistoricRelief["kind"]> = new Map([
  ["Closed with monetary relief", "monetary"],
  ["Closed with non-monetary relief", "non-monetary"],
  ["Closed with explanation", "explanation"],
]);

const KNOWN_RESPONSES: readonly string[] = [...RELIEF_OF_RESPONSE.keys(), "Untimely response"];

/** The Bureau writes dates as MM/DD/YY and the word None for an empty field. */
function date(text: string, timeZone: string): Date | null {
  const match = /^(\d{2})\/(\d{2})\/(\d{2}|\d{4})$/.exec(text);
  if (!match) return null;
  const [, month, day, year = ""] = match;
  return noonOf(
    { year: Number(year.length === 2 ? `20${year}` : year), month: Number(month), day: Number(day) },
    timeZone,
  );
}

function filled(text: string | undefined): string | null {
  const trimmed = text?.trim() ?? "";
  return trimmed === "" || trimmed === "None" || trimmed === "N/A" ? null : trimmed;
}

function parseRow(row: ReadonlyMap<string, string>, { timeZone }: { timeZone: string }): ParsedRow {
  const get = (column: string) => filled(row.get(column));
  const refuse = (reason: string): ParsedRow => ({ ok: false, reason });
  const sourceId = get("Complaint ID");
  if (!sourceId || !/^\d{1,12}$/.test(sourceId)) return refuse("Complaint ID is not a number");
  const receivedAt = date(row.get("Date received") ?? "", timeZone);
  if (!receivedAt) return refuse(`Date received is not a date MM/DD/YY: "${row.get("Date received") ?? ""}"`);
  const issue = get("Issue");
  if (!issue) return refuse("Issue is empty");
  const description = get("Consumer complaint narrative");
  if (!description) return refuse("Consumer complaint narrative is empty");
  if (description.includes("\u0000")) return refuse("Consumer complaint narrative contains a NUL character");
  const response = get("Company response to consumer");
  if (!response || !KNOWN_RESPONSES.includes(response))
    return refuse(`Company response to consumer is unknown: "${response ?? ""}"`);
  const relief = RELIEF_OF_RESPONSE.get(response);
  const [state, zip, tags] = [get("State"), get("ZIP code"), get("Tags")];
  return {
    ok: true,
    complaint: {
      sourceId,
      // The Bureau publishes no names: all that is known is where the consumer lives.
      customer: { name: ["Consumer", state, zip].filter(Boolean).join(" "), email: null, phone: null },
      locale: "en",
      channel: "import",
      subject: issue,
      description,
      categoryKey: CATEGORY_OF_ISSUE.get(issue) ?? null,
      // A state of the customer's is not a region of the house.
      regionKey: null,
      orderReference: null,
      amountPaid: null,
      remedySought: null,
      mood: null,
      receivedAt,
      status: "closed",
      // The Bureau says how a complaint was closed, not when.
      closedAt: null,
      outcome: null,
      severity: null,
      impact: null,
      attribution: "unknown",
      vulnerable: tags?.includes("Older American") ?? false,
      relief: relief ? { kind: relief, amountMinor: null, currency: null } : null,
      facts: {
        companyResponse: response,
        timelyResponse: row.get("Timely response?") === "Yes",
        company: get("Company"),
        publicResponse: get("Company public response"),
        subProduct: get("Sub-product"),
        subIssue: get("Sub-issue"),
        tags,
        submittedVia: get("Submitted via"),
        sentToCompany: get("Date sent to company"),
      },
    },
  };
}

/** The Consumer Complaint Database of the US Consumer Financial Protection Bureau, as its CSV export writes it. */
export const cfpbFormat: ImportFormat = {
  source: "cfpb",
  requiredColumns: [
    "Date received",
    "Issue",
    "Consumer complaint narrative",
    "Company response to consumer",
    "Timely response?",
    "Complaint ID",
  ],
  endsWithLineBreak: true,
  parseRow,
};
