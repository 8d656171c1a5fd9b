import type { z } from "zod";
import type { FilingField, FilingProblem } from "@/lib/complaints/types";
import { fieldPath } from "@/lib/http/json-body";
import type { FieldError } from "@/lib/http/problem";

/** What can be wrong with a field; programs may rely on each. */
export type ErrorCode =
  | FilingProblem
  | "unknown-field"
  | "missing"
  | "wrong-type"
  | "unknown-value"
  | "wrong-format"
  | "too-long"
  | "too-small"
  | "currency-differs"
  | "version-unknown"
  | "version-unusable"
  | "amount-zero"
  | "over-rest"
  | "over-points"
  | "voucher-currency"
  | "voucher-expired"
  | "voucher-cancelled"
  | "key-malformed"
  | "cursor-malformed";

/** What a person reads beside each code. The code is the promise to programs; the words may get better. */
const MESSAGES: Readonly<Record<ErrorCode, string>> = {
  "channel-missing": "Say how the complaint reached you.",
  "time-wrong": "This is not a time.",
  "time-in-future": "This time is in the future.",
  "language-missing": "Use one of en, zh-Hans, zh-Hant.",
  "description-missing": "Say what happened.",
  "description-too-long": "At most 20,480 characters.",
  nul: "NUL characters are not allowed.",
  "category-unknown": "No such category; leave it out if you are not sure.",
  "region-unknown": "No such region; leave it out if you are not sure.",
  "order-too-long": "At most 80 characters.",
  "amount-not-a-number": 'Use a plain decimal number, for example "350.00".',
  "amount-negative": "An amount cannot be negative.",
  "amount-too-many-decimals": "The currency has fewer decimals than that.",
  "amount-too-large": "At most 15 digits.",
  "currency-unknown": "Use an ISO 4217 code, for example TWD.",
  "remedy-too-long": "At most 2,000 characters.",
  "mood-unknown": "Use a whole number from 1 (very unhappy) to 5.",
  "name-missing": "Say who is complaining.",
  "name-too-long": "At most 120 characters.",
  "email-wrong": "No mail can be sent to this address.",
  "phone-wrong": "This is not a phone number; write it with its country code, for example +886 912 345 678.",
  "contact-missing": "Give an e-mail address or a phone number.",
  "unknown-field": "There is no such field.",
  missing: "This field is needed.",
  "wrong-type": "This value has the wrong type.",
  "unknown-value": "This is none of the allowed values.",
  "wrong-format": "This value has the wrong form.",
  "too-long": "This value is too long or too large.",
  "too-small": "This value is too short or too small.",
  "currency-differs": "All amounts are in the currency of the facts.",
  "version-unknown": "There is no such version of a policy.",
  "version-unusable": "This draft does not hold together yet and decides nothing.",
  "amount-zero": "An amount above zero is needed.",
  "over-points": "Fewer points than that are left.",
  "over-rest": "Less than that is left of the voucher.",
  "voucher-currency": "The voucher is in another currency.",
  "voucher-expired": "The voucher has expired.",
  "voucher-cancelled": "The voucher was cancelled.",
  "key-malformed": "Use 1 to 255 visible ASCII characters; a new UUID is best.",
  "cursor-malformed": 'Use the value of "next" from the page before.',
};

export function fieldError(path: string, code: ErrorCode): FieldError {
  return { path, code, message: MESSAGES[code] };
}

const PATHS: Readonly<Record<FilingField, string>> = {
  channel: "",
  receivedAt: "",
  language: "customer.locale",
  region: "region",
  description: "description",
  category: "category",
  orderReference: "orderReference",
  amountPaid: "amountPaid.amount",
  currency: "amountPaid.currency",
  remedySought: "remedySought",
  mood: "mood",
  name: "customer.name",
  email: "customer.email",
  phone: "customer.phone",
};

/** A problem of the filing form's reader, at the place where the API has the field. */
export function filingError(field: FilingField, problem: FilingProblem): FieldError {
  return fieldError(problem === "contact-missing" ? "customer" : PATHS[field], problem);
}

type Issue = z.core.$ZodIssue;

function codeOf(issue: Issue, value: unknown): ErrorCode {
  if (issue.code === "invalid_type") return value === undefined ? "missing" : "wrong-type";
  if (issue.code === "invalid_value" || issue.code === "invalid_union")
    return value === undefined ? "missing" : "unknown-value";
  if (issue.code === "too_big") return "too-long";
  if (issue.code === "too_small")
    return typeof value === "string" && value.trim() === "" ? "missing" : "too-small";
  // What the staff forms' own texts refuse carries its reason as the message.
  return issue.message === "nul" ? "nul" : "wrong-format";
}

function valueAt(body: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((value, key) => {
    if (typeof value !== "object" || value === null) return undefined;
    return Object.hasOwn(value, key) ? Reflect.get(value, key) : undefined;
  }, body);
}

/** What a schema refused, one entry per field; `body` is what was given to it. */
export function schemaErrors(error: z.ZodError, body: unknown): FieldError[] {
  return error.issues.flatMap((issue) => {
    const path = issue.path.map((key) => (typeof key === "number" ? key : String(key)));
    if (issue.code === "unrecognized_keys")
      return issue.keys.map((key) => fieldError(fieldPath([...path, key]), "unknown-field"));
    return [fieldError(fieldPath(path), codeOf(issue, valueAt(body, issue.path)))];
  });
}
