import { z } from "zod";
import { formatInstant, formatSpan, formatZone, type Place } from "@/lib/i18n/format";
import { type Translate, translatorFor } from "@/lib/i18n/translator";
import type { Letter, LetterBlock } from "@/lib/outbox/letter";
import { safeLine } from "@/lib/outbox/safe-text";
import type { StaffLetterFacts } from "@/lib/outbox/types";
import { paths } from "@/lib/paths";

/** What a mail about a clock says: the clock's name in the reader's language, how far it was, when it is due. */
export const clockMailParams = z.object({
  clock: z.string(),
  percent: z.number(),
  dueAt: z.iso.datetime().optional(),
});

const references = z.array(z.string()).default([]);

/** What the morning's digest says: how many cases, the first of them by reference; gaps as "from/to". */
export const digestParams = z.object({
  day: z.iso.date(),
  late: z.number().default(0),
  lateCases: references,
  due: z.number().default(0),
  dueCases: references,
  unassigned: z.number().default(0),
  unassignedCases: references,
  waiting: z.number().default(0),
  waitingCases: references,
  approvals: z.number().default(0),
  gaps: z.number().default(0),
  gapSpans: references,
});

type Body = { items: string[]; path: string };
type Saying = { t: Translate; place: Place };

/** Puts a letter to a colleague together, in their language. It names cases by reference and never quotes a customer. */
export function composeStaffLetter(facts: StaffLetterFacts, publicUrl: string): Letter {
  const { template, locale, organisation, readerName, writtenAt } = facts;
  const t = translatorFor(locale, "staffMail");
  const place: Place = { locale, timeZone: organisation.timeZone };
  const { items, path } =
    template === "daily-digest" ? digestBody(facts, { t, place }) : clockBody(facts, { t, place });
  const named = {
    reference: facts.reference ?? "",
    date: dayOf(facts),
    clock: clockName(facts),
  };
  const blocks: LetterBlock[] = [
    { kind: "text", text: t("greeting", { name: safeLine(readerName, 60) }) },
    { kind: "text", text: t(`${template}.opening`, named) },
    ...(items.length > 0 ? [{ kind: "list" as const, items }] : []),
    { kind: "link", label: t(`${template}.action`), url: `${publicUrl}/${locale}${path}` },
    { kind: "small", text: `${safeLine(organisation.name, 100)} · ${t("why")}` },
    { kind: "small", text: t("zone", { zone: formatZone(place, writtenAt) }) },
  ];
  return { locale, subject: safeLine(t(`${template}.subject`, named)), blocks };
}

/** The day that a digest is about, in words. */
function dayOf({ template, params, locale }: StaffLetterFacts): string {
  const read = template === "daily-digest" ? digestParams.safeParse(params) : null;
  if (!read?.success) return "";
  return formatInstant(new Date(`${read.data.day}T00:00:00Z`), { locale, timeZone: "UTC" }, "date-long");
}

function clockName({ template, params }: StaffLetterFacts): string {
  if (template === "daily-digest") return "";
  const read = clockMailParams.safeParse(params);
  return read.success ? safeLine(read.data.clock, 80) : "";
}

function clockBody({ params, reference }: StaffLetterFacts, { t, place }: Saying): Body {
  const path = reference ? paths.case(reference) : paths.queue;
  const read = clockMailParams.safeParse(params);
  if (!read.success) return { items: [], path };
  const { percent, dueAt } = read.data;
  const items = [
    ...(dueAt ? [t("due", { at: formatInstant(new Date(dueAt), place) })] : []),
    ...(percent < 100 ? [t("used", { percent })] : []),
  ];
  return { items, path };
}

const CASE_PARTS = ["late", "due", "unassigned", "waiting"] as const;

function digestBody({ params }: StaffLetterFacts, { t, place }: Saying): Body {
  const read = digestParams.safeParse(params);
  const path = paths.queue;
  if (!read.success) return { items: [], path };
  const digest = read.data;
  const ofCases = CASE_PARTS.filter((part) => digest[part] > 0).map((part) =>
    withMore(t(`parts.${part}`, { count: digest[part] }), digest[`${part}Cases`], {
      all: digest[part],
      t,
    }),
  );
  const spans = digest.gapSpans.flatMap((text) => {
    const [from, to] = text.split("/").map((one) => new Date(one));
    return from && to ? [formatSpan(from, to, place)] : [];
  });
  return {
    items: [
      ...ofCases,
      ...(digest.approvals > 0 ? [t("parts.approvals", { count: digest.approvals })] : []),
      ...(digest.gaps > 0
        ? [withMore(t("parts.gaps", { count: digest.gaps }), spans, { all: digest.gaps, t })]
        : []),
    ],
    path,
  };
}

/** "3 deadlines were missed: K7P-2QX, …", and how many more there are than are named. */
function withMore(head: string, named: readonly string[], { all, t }: { all: number; t: Translate }): string {
  if (named.length === 0) return head;
  const list = named.map((one) => safeLine(one)).join(t("comma"));
  const rest = all - named.length;
  return t("named", { head, list: rest > 0 ? t("more", { list, count: rest }) : list });
}
