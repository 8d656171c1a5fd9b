import { z } from "zod";
import type { Channel } from "@/lib/complaints/queue-filter";
import {
  BEHALF_CHANNELS,
  type FilingField,
  type FilingProblem,
  type FilingProblems,
  type FilingValues,
} from "@/lib/complaints/types";
import {
  MAX_NAME_LENGTH,
  normaliseEmail,
  normaliseName,
  normalisePhone,
  phoneRegions,
} from "@/lib/customers/schema";
import { normaliseOrderReference } from "@/lib/domain/complaint-text";
import { type Currency, isCurrency } from "@/lib/domain/currency";
import { instantOfLocal } from "@/lib/domain/local-time";
import { type Money, parseMoney } from "@/lib/domain/money";
import { isLocale, type Locale } from "@/lib/i18n/config";

/** 20 kB of plain text; what is longer belongs into a call. */
export const MAX_DESCRIPTION_LENGTH = 20_480;
export const MAX_REMEDY_LENGTH = 2_000;
export const MAX_ORDER_LENGTH = 80;

const typed = z.string().default("");
/** The form as it comes; a field it does not have is refused. */
const filingForm = z.strictObject({
  token: z.uuid(),
  /** When the form was made, in milliseconds: an automaton answers within seconds. */
  startedAt: typed,
  /** Nobody sees this field, so only an automaton fills it. */
  website: typed,
  channel: typed,
  receivedAt: typed,
  language: typed,
  region: typed,
  description: typed,
  category: typed,
  orderReference: typed,
  amountPaid: typed,
  currency: typed,
  remedySought: typed,
  mood: typed,
  name: typed,
  email: typed,
  phone: typed,
});

export type ParsedFiling = {
  channel: Channel;
  receivedAt: Date;
  locale: Locale;
  /** One line, where one was asked for; otherwise the description's beginning stands for it. */
  subject?: string;
  description: string;
  categoryKey: string | null;
  /** Said by staff or by a program, never guessed. */
  regionKey: string | null;
  orderReference: string | null;
  amountPaid: Money | null;
  remedySought: string | null;
  /** 1 (very unhappy) to 5. */
  mood: number | null;
  name: string;
  email: string | null;
  phone: string | null;
};

export type FilingContext = {
  now: Date;
  /** The language of the page: what the customer writes in, unless staff say otherwise. */
  locale: Locale;
  baseCurrency: Currency;
  timeZone: string;
  categoryKeys: readonly string[];
  /** Regions that may be chosen; the customer's own form asks for none. */
  regionKeys?: readonly string[];
  /** How it comes when it is not filed on behalf: the form, unless said otherwise. */
  channel?: "web" | "api";
  /** Staff filing on behalf give a channel, the true time of receipt and the customer's language. */
  onBehalf: boolean;
};

export type FilingParsed =
  | { ok: true; token: string; trapFilled: boolean; tookMs: number | null; value: ParsedFiling }
  | { ok: false; reason: "malformed" }
  | { ok: false; reason: "problems"; token: string; problems: FilingProblems };

type Read<Value> = { value: Value } | { problem: FilingProblem };
type Limit = { limit: number; tooLong: FilingProblem };

/** Line ends of one kind, no other control characters; what people see stays as they wrote it. */
export function cleanText(text: string): string {
  const lines = text.replace(/\r\n?/g, "\n").normalize("NFC");
  return lines.replace(/[^\P{Cc}\n\t]/gu, "").trim();
}

export function hasNul(text: string): boolean {
  return text.includes("\u0000");
}

function readText(text: string, { limit, tooLong }: Limit, clean = cleanText): Read<string> {
  if (hasNul(text)) return { problem: "nul" };
  const value = clean(text);
  return value.length > limit ? { problem: tooLong } : { value };
}

function required(read: Read<string>, missing: FilingProblem): Read<string> {
  return "value" in read && read.value === "" ? { problem: missing } : read;
}

function readAmount(text: string, currency: Currency): Read<Money | null> {
  const parsed = parseMoney(text, currency);
  if (parsed.ok) return { value: parsed.value };
  if (parsed.reason === "empty") return { value: null };
  if (parsed.reason === "unknown-currency") return { problem: "currency-unknown" };
  return { problem: `amount-${parsed.reason}` };
}

function readContact(text: string, wrong: FilingProblem, read: (text: string) => string | null) {
  if (text.trim() === "") return { value: null };
  const value = hasNul(text) ? null : read(text);
  return value === null ? { problem: wrong } : { value };
}

function readReceivedAt(text: string, { now, timeZone }: FilingContext): Read<Date> {
  const at = instantOfLocal(text, timeZone);
  if (at === null) return { problem: "time-wrong" };
  return at.getTime() > now.getTime() ? { problem: "time-in-future" } : { value: at };
}

function readMood(text: string): Read<number | null> {
  if (text === "") return { value: null };
  return /^[1-5]$/.test(text) ? { value: Number(text) } : { problem: "mood-unknown" };
}

function found<Value>(value: Value | undefined | null, problem: FilingProblem): Read<Value> {
  return value === undefined || value === null ? { problem } : { value };
}

type Take = <Value>(field: FilingField, read: Read<Value>, otherwise: Value) => Value;

/** Where the case belongs, as staff or a program say it; a form of the customer's that names one is not believed. */
function readRegion({ region }: FilingValues, context: FilingContext): Read<string | null> {
  const isTold = context.onBehalf || context.channel === "api";
  if (!isTold || region === "") return { value: null };
  return found(
    context.regionKeys?.find((key) => key === region),
    "region-unknown",
  );
}

/** What only staff say; a customer's own form knows it already. */
function readBehalf(values: FilingValues, context: FilingContext, take: Take) {
  const { now, locale } = context;
  if (!context.onBehalf) return { channel: context.channel ?? "web", receivedAt: now, locale };
  const channel = BEHALF_CHANNELS.find((one) => one === values.channel);
  return {
    channel: take<Channel>("channel", found(channel, "channel-missing"), "phone"),
    receivedAt: take("receivedAt", readReceivedAt(values.receivedAt, context), context.now),
    locale: take(
      "language",
      found(isLocale(values.language) ? values.language : null, "language-missing"),
      context.locale,
    ),
  };
}

function readCase(values: FilingValues, context: FilingContext, take: Take) {
  const { category } = values;
  const isKnown = category === "" || context.categoryKeys.includes(category);
  const currency = take(
    "currency",
    found(isCurrency(values.currency) ? values.currency : null, "currency-unknown"),
    context.baseCurrency,
  );
  const description = readText(values.description, {
    limit: MAX_DESCRIPTION_LENGTH,
    tooLong: "description-too-long",
  });
  const order = readText(
    values.orderReference,
    { limit: MAX_ORDER_LENGTH, tooLong: "order-too-long" },
    normaliseOrderReference,
  );
  const remedy = readText(values.remedySought, { limit: MAX_REMEDY_LENGTH, tooLong: "remedy-too-long" });
  return {
    description: take("description", required(description, "description-missing"), ""),
    categoryKey: take("category", found(isKnown ? category : null, "category-unknown"), "") || null,
    regionKey: take("region", readRegion(values, context), null),
    orderReference: take("orderReference", order, "") || null,
    amountPaid: take("amountPaid", readAmount(values.amountPaid, currency), null),
    remedySought: take("remedySought", remedy, "") || null,
    mood: take("mood", readMood(values.mood), null),
  };
}

function readPerson(values: FilingValues, regions: ReturnType<typeof phoneRegions>, take: Take) {
  const name = readText(values.name, { limit: MAX_NAME_LENGTH, tooLong: "name-too-long" }, normaliseName);
  return {
    name: take("name", required(name, "name-missing"), ""),
    email: take("email", readContact(values.email, "email-wrong", normaliseEmail), null),
    phone: take(
      "phone",
      readContact(values.phone, "phone-wrong", (text) => normalisePhone(text, regions)),
      null,
    ),
  };
}

/** What every door shares, form and API alike: limits, normal forms, every problem at once; nothing is guessed or cut. */
export function readFiling(
  values: FilingValues,
  context: FilingContext,
): { value: ParsedFiling; problems: FilingProblems } {
  const problems: FilingProblems = {};
  const take: Take = (field, read, otherwise) => {
    if ("value" in read) return read.value;
    problems[field] = read.problem;
    return otherwise;
  };
  const behalf = readBehalf(values, context, take);
  const value = {
    ...behalf,
    ...readCase(values, context, take),
    ...readPerson(values, phoneRegions(behalf.locale, context.baseCurrency), take),
  };
  const unreachable = values.email.trim() === "" && values.phone.trim() === "";
  if (unreachable && !context.onBehalf) problems.email = "contact-missing";
  return { value, problems };
}

/** Reads the filing form. */
export function parseFiling(form: Record<string, unknown>, context: FilingContext): FilingParsed {
  const shape = filingForm.safeParse(form);
  if (!shape.success) return { ok: false, reason: "malformed" };
  const { token, startedAt, website, ...values } = shape.data;
  const { value, problems } = readFiling(values, context);
  if (Object.keys(problems).length > 0) return { ok: false, reason: "problems", token, problems };
  const tookMs = /^\d{1,15}$/.test(startedAt) ? context.now.getTime() - Number(startedAt) : null;
  return { ok: true, token, trapFilled: website !== "", tookMs, value };
}

/** What a customer writes on the private page; each message says its problem by name. */
const customerText = z
  .string()
  .refine((text) => !hasNul(text), "nul")
  .transform(cleanText)
  .refine((text) => text !== "", "missing")
  .refine((text) => text.length <= MAX_DESCRIPTION_LENGTH, "too-long");

/** A customer's message on the private page. */
export const replySchema = z.strictObject({
  reference: z.string().max(40),
  token: z.uuid(),
  body: customerText,
});

/** Why a customer does not agree with a decision. */
export const appealSchema = z.strictObject({ reference: z.string().max(40), why: customerText });
