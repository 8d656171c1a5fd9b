import type { Staff } from "@/lib/auth/staff";
import { db, sql, type Tx } from "@/lib/db/client";
import type { TermsKnown } from "@/lib/domain/sla/terms/check-terms";
import type { SlaTerms } from "@/lib/domain/sla/terms/definition";
import type { Locale } from "@/lib/i18n/config";
import { databaseNow } from "@/lib/now";
import { namesOf } from "@/lib/organisation/names";
import { termsSchema } from "@/lib/sla/schema";
import { termsDraftSchema } from "@/lib/sla/terms-schema";
import type { Named, TermsDraft, TermsHouse, TermsRow, TermsStanding } from "@/lib/sla/terms-types";

const ROW = {
  version: true,
  effectiveFrom: true,
  publishedAt: true,
  createdAt: true,
  note: true,
  createdBy: { select: { name: true } },
  publishedBy: { select: { name: true } },
} as const;

type Stored = Omit<TermsRow, "standing" | "createdByName" | "publishedByName"> & {
  createdBy: { name: string } | null;
  publishedBy: { name: string } | null;
};

function toRow({ createdBy, publishedBy, ...row }: Stored, standing: TermsStanding): TermsRow {
  return {
    ...row,
    standing,
    createdByName: createdBy?.name ?? null,
    publishedByName: publishedBy?.name ?? null,
  };
}

/** Every version of the terms, the draft too, the newest first. */
export async function listTerms(_staff: Staff): Promise<TermsRow[]> {
  const rows = await db().slaVersion.findMany({ select: ROW, orderBy: { version: "desc" } });
  const now = databaseNow();
  const begun = rows
    .flatMap(({ version, effectiveFrom }) =>
      effectiveFrom && effectiveFrom <= now ? [{ version, effectiveFrom }] : [],
    )
    .sort((left, right) => right.effectiveFrom.getTime() - left.effectiveFrom.getTime());
  const standing = ({ version, effectiveFrom }: Stored): TermsStanding => {
    if (effectiveFrom === null) return "draft";
    if (effectiveFrom > now) return "planned";
    return version === begun[0]?.version ? "in-force" : "past";
  };
  return rows.map((row) => toRow(row, standing(row)));
}

/** The published terms with the highest number, or the published version of a number; null for none. */
export async function newestTerms(
  tx: Tx,
  version: number | null = null,
): Promise<{ version: number; terms: SlaTerms } | null> {
  const row = await tx.slaVersion.findFirst({
    where: { publishedAt: { not: null }, ...(version === null ? {} : { version }) },
    select: { version: true, document: true },
    orderBy: { version: "desc" },
  });
  return row && { version: row.version, terms: termsSchema.parse(row.document) };
}

/** The published terms with the highest number: what the draft is to follow. */
export function newestPublished(_staff: Staff): Promise<{ version: number; terms: SlaTerms } | null> {
  return newestTerms(db());
}

/** A published version with the one before it by number; null where it is none. */
export async function termsVersion(
  _staff: Staff,
  version: number,
): Promise<{ terms: SlaTerms; before: { version: number; terms: SlaTerms } | null } | null> {
  const rows = await db().slaVersion.findMany({
    where: { publishedAt: { not: null }, version: { lte: version } },
    select: { version: true, document: true },
    orderBy: { version: "desc" },
    take: 2,
  });
  const [own, before] = rows.map((row) => ({ version: row.version, terms: termsSchema.parse(row.document) }));
  return own?.version === version ? { terms: own.terms, before: before ?? null } : null;
}

/** The draft as it is stored; null while there is none. */
export async function termsDraft(_staff: Staff): Promise<TermsDraft | null> {
  const [row] = await db().$queryRaw<{ version: number; document: unknown; revision: string }[]>(sql`
    SELECT version, document, md5(document::text) AS revision FROM sla_version WHERE published_at IS NULL`);
  return row ? { ...row, document: termsDraftSchema.parse(row.document) } : null;
}

const BY_POSITION = [{ position: "asc" }, { key: "asc" }] as const;
const NAMED = { key: true, names: true } as const;

function placesOf(tx: Tx) {
  return Promise.all([
    tx.calendar.findMany({ select: NAMED, orderBy: [...BY_POSITION] }),
    tx.category.findMany({ select: NAMED, orderBy: [...BY_POSITION] }),
    tx.department.findMany({ select: NAMED, orderBy: { id: "asc" } }),
    tx.region.findMany({ select: NAMED, orderBy: [...BY_POSITION] }),
  ]);
}

/** The keys that terms may name: those no longer offered too, since old cases have them. */
export async function termsKnown(tx: Tx = db()): Promise<TermsKnown> {
  const [calendars, categories, departments, regions] = await placesOf(tx);
  const keys = (rows: readonly { key: string }[]) => rows.map(({ key }) => key);
  return {
    calendarKeys: keys(calendars),
    categories: keys(categories),
    departments: keys(departments),
    regions: keys(regions),
  };
}

/** What terms may name, as the reader calls it. */
export async function termsHouse(_staff: Staff, locale: Locale): Promise<TermsHouse> {
  const [calendars, categories, departments, regions] = await placesOf(db());
  const named = (rows: readonly { key: string; names: unknown }[]): Named[] =>
    rows.map(({ key, names }) => ({ key, name: namesOf(names)[locale] }));
  return {
    calendars: named(calendars),
    categories: named(categories),
    departments: named(departments),
    regions: named(regions),
  };
}
