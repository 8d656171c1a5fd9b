import { MAX_SUBJECT_LENGTH, newComplaint } from "@/lib/api/complaint-schema";
import { fieldError, filingError, schemaErrors } from "@/lib/api/errors";
import { hasNul, type ParsedFiling, readFiling } from "@/lib/complaints/schema";
import { FILING_FIELDS } from "@/lib/complaints/types";
import { normaliseName } from "@/lib/customers/schema";
import type { FieldError } from "@/lib/http/problem";
import type { Locale } from "@/lib/i18n/config";

export type ApiFilingContext = {
  now: Date;
  /** Where the body names no language: what the caller's `Accept-Language` asks for. */
  locale: Locale;
  baseCurrency: string;
  timeZone: string;
  categoryKeys: readonly string[];
  regionKeys?: readonly string[];
};

export type ReadComplaint = { ok: true; filing: ParsedFiling } | { ok: false; errors: FieldError[] };

function subjectErrors(given: string, subject: string): FieldError[] {
  if (hasNul(given)) return [fieldError("subject", "nul")];
  if (subject === "") return [fieldError("subject", "missing")];
  return subject.length > MAX_SUBJECT_LENGTH ? [fieldError("subject", "too-long")] : [];
}

/** Reads a complaint's body: its shape here, everything else by the form's own reader, so that both doors have one rule. */
export function readComplaint(body: unknown, context: ApiFilingContext): ReadComplaint {
  const shape = newComplaint.safeParse(body);
  if (!shape.success) return { ok: false, errors: schemaErrors(shape.error, body) };
  const { customer, amountPaid, mood, ...given } = shape.data;
  // One line, like a name: it stands in lists and in the subjects of letters.
  const subject = normaliseName(given.subject);
  const { value, problems } = readFiling(
    {
      channel: "",
      receivedAt: "",
      language: "",
      region: given.region ?? "",
      description: given.description,
      category: given.category ?? "",
      orderReference: given.orderReference ?? "",
      amountPaid: amountPaid?.amount ?? "",
      currency: amountPaid?.currency ?? context.baseCurrency,
      remedySought: given.remedySought ?? "",
      mood: mood?.toString() ?? "",
      name: customer.name,
      email: customer.email ?? "",
      phone: customer.phone ?? "",
    },
    { ...context, locale: customer.locale ?? context.locale, onBehalf: false, channel: "api" },
  );
  const errors = FILING_FIELDS.flatMap((field) => {
    const problem = problems[field];
    return problem ? [filingError(field, problem)] : [];
  });
  const all = [...subjectErrors(given.subject, subject), ...errors];
  return all.length > 0 ? { ok: false, errors: all } : { ok: true, filing: { ...value, subject } };
}
