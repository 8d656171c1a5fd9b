import { REMEDY_KINDS } from "@/lib/domain/compensation/remedies";
import { isCurrency } from "@/lib/domain/currency";
import { isMoneyKind } from "@/lib/domain/payouts/life";
import { REOPEN_DAYS } from "@/lib/domain/sla/runs/waiting";
import { formatInstant, formatMoney, formatNumber, formatZone, type Place } from "@/lib/i18n/format";
import { type Translate, translatorFor } from "@/lib/i18n/translator";
import type { Letter, LetterBlock } from "@/lib/outbox/letter";
import { greetingName, safeLine, safeText } from "@/lib/outbox/safe-text";
import type { LetterAward, LetterFacts, LetterLinks, LetterValue, MailTemplate } from "@/lib/outbox/types";

type Values = {
  reference: string;
  organisation: string;
  due: string | null;
  update: string | null;
  expires: string | null;
  date: string | null;
  expected: string | null;
  /** The last day for a reply. */
  closes: string | null;
  /** Set where money is promised, which needs a place to go to. */
  payee: string | null;
  outside: string | null;
};

/** The sentence before the link names this date; where there is none, the sentence is left out. */
const BODY_NEEDS: Partial<Record<MailTemplate, keyof Values>> = {
  "holding-reply": "update",
  offer: "expires",
  "offer-reminder": "expires",
  "offer-expired": "expires",
  entitlement: "date",
  "promise-delayed": "date",
  "promise-postponed": "expected",
  "appeal-received": "due",
  "voucher-expiring": "expires",
  "points-expiring": "expires",
  "waiting-reminder": "closes",
};

/** The last sentence names this; where there is none, the sentence is left out. */
const NOTE_NEEDS: Partial<Record<MailTemplate, keyof Values>> = {
  "appeal-not-upheld": "outside",
  entitlement: "payee",
  "promise-postponed": "payee",
};

/** Puts a letter together in the customer's language, empathy first; times are in the organisation's zone. */
export function composeLetter(facts: LetterFacts, links: LetterLinks): Letter {
  const { template, locale, organisation } = facts;
  const t = translatorFor(locale, "mail");
  const place: Place = { locale, timeZone: organisation.timeZone };
  const values = valuesOf(facts, place);
  const named = { ...values, due: values.due ?? "", update: values.update ?? "" };
  const full = {
    ...named,
    expires: values.expires ?? "",
    date: values.date ?? "",
    expected: values.expected ?? "",
    closes: values.closes ?? "",
    payee: values.payee ?? "",
    outside: values.outside ?? "",
    days: REOPEN_DAYS,
  };
  const say = (key: string) => t(`${template}.${key}`, full);

  const name = greetingName(facts.customerName);
  const needed = BODY_NEEDS[template];
  const hasBody = t.has(`${template}.body`) && (!needed || values[needed] !== null);
  const noteNeeds = NOTE_NEEDS[template];
  const hasNote = t.has(`${template}.note`) && (!noteNeeds || values[noteNeeds] !== null);
  const url = links.survey ?? links.complaint;
  const showsTime = template === "acknowledgement" || needed !== undefined;
  const blocks: (LetterBlock | null)[] = [
    { kind: "text", text: name ? t("greeting", { name }) : t("greetingNoName") },
    { kind: "text", text: say("opening") },
    facts.message ? { kind: "quote", text: safeText(facts.message) } : null,
    facts.award ? { kind: "list", items: remedyItems(facts.award, t, place) } : null,
    facts.value ? { kind: "list", items: valueItems(facts.value, links, { t, place }) } : null,
    facts.value?.code
      ? { kind: "text", text: safeText(facts.value.places) || t("value.anywhere", full) }
      : null,
    template === "acknowledgement" ? promiseBlock(facts, say, values) : null,
    hasBody ? { kind: "text", text: say("body") } : null,
    url ? { kind: "link", label: say("action"), url } : null,
    hasNote ? { kind: "text", text: say("note") } : null,
    { kind: "text", text: `${t("closing")}\n${values.organisation}` },
    url ? { kind: "small", text: t("private") } : null,
    { kind: "small", text: footer(t, values, showsTime ? formatZone(place, facts.writtenAt) : null) },
  ];
  return {
    locale,
    subject: safeLine(say("subject")),
    blocks: blocks.filter((block) => block !== null),
  };
}

function valuesOf(facts: LetterFacts, place: Place): Values {
  const { template, complaint, award, value, organisation, closesAt } = facts;
  const moment = (at: Date | null | undefined) => (at ? formatInstant(at, place) : null);
  return {
    reference: complaint?.reference ?? "",
    organisation: safeLine(organisation.name, 100),
    due: moment(template === "appeal-received" ? complaint?.appealDueAt : complaint?.promiseDueAt),
    update: moment(complaint?.nextUpdateDueAt),
    expires: moment(award?.expiresAt) ?? lastDay(value, place),
    date: award?.fulfilDueAt ? formatInstant(award.fulfilDueAt, place, "date-long") : null,
    expected: award?.expectedAt ? formatInstant(award.expectedAt, place, "date-long") : null,
    closes: closesAt ? formatInstant(new Date(closesAt.getTime() - 1), place, "date-long") : null,
    payee: award?.remedies.some(({ kind }) => isMoneyKind(kind)) ? "asked" : null,
    outside: organisation.outsideReferral ? safeLine(organisation.outsideReferral, 200) : null,
  };
}

/** The last day on which it counts: its end is the first instant after it. */
function lastDay(value: LetterValue | null | undefined, place: Place): string | null {
  return value ? formatInstant(new Date(value.expiresAt.getTime() - 1), place, "date-long") : null;
}

type Saying = { t: Translate; place: Place };

function valueItems(value: LetterValue, { code }: LetterLinks, { t, place }: Saying): string[] {
  const money = (amountMinor: bigint) => formatMoney({ amountMinor, currency: value.currency }, place.locale);
  const { valueMinor, restMinor } = value;
  const points = { count: formatNumber(valueMinor, place.locale), amount: money(valueMinor) };
  return [
    ...(code ? [t("value.code", { code })] : []),
    value.code ? t("value.worth", { amount: money(valueMinor) }) : t("value.points", points),
    ...(restMinor < valueMinor ? [t("value.rest", { amount: money(restMinor) })] : []),
    t("value.until", { date: lastDay(value, place) ?? "" }),
  ];
}

function promiseBlock(facts: LetterFacts, say: (key: string) => string, values: Values): LetterBlock | null {
  if (!facts.complaint || values.due === null) return null;
  return { kind: "text", text: say(`promise.${facts.complaint.severity}`) };
}

function footer(t: Translate, { reference }: Values, zone: string | null): string {
  const line = t("reference", { reference });
  return zone ? `${line}\n${t("zone", { zone })}` : line;
}

function remedyItems({ remedies, currency }: LetterAward, t: Translate, { locale }: Place): string[] {
  return remedies.map(({ kind, amountMinor, note }) => {
    // Only our own kinds are looked up: a table of words also answers to "toString".
    const isOurs = REMEDY_KINDS.some((known) => known === kind) && t.has(`remedies.${kind}`);
    const parts = [isOurs ? t(`remedies.${kind}`) : safeLine(kind)];
    if (amountMinor > 0n && isCurrency(currency)) parts.push(formatMoney({ amountMinor, currency }, locale));
    const told = note ? safeLine(note) : "";
    if (told) parts.push(told);
    return parts.join(locale === "en" ? " – " : "　");
  });
}
