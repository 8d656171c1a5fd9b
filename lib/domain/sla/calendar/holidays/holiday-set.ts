import type { Language } from "@/lib/domain/languages";

/** Days of one holiday as the authority published them; the days in lieu of it and worked for it included. */
export type Holiday = {
  readonly names: Readonly<Record<Language, string>>;
  readonly closures: readonly string[];
  /** Days of a weekend that are worked in exchange. */
  readonly openings?: readonly string[];
};

/** The public holidays of one place and year: data to start from, which the house may change afterwards. */
export type HolidaySet = {
  readonly place: "china" | "taiwan";
  readonly year: number;
  /** "statutory": the year's arrangement is not yet published, so only what the law itself fixes is here. */
  readonly status: "published" | "statutory";
  readonly source: {
    readonly title: string;
    readonly url: string;
    /** Where the text was read, if not at the authority itself. */
    readonly readAt: string | null;
    readonly readOn: string;
  };
  readonly holidays: readonly Holiday[];
};

/** Every day from the first to the last of one month, written out: "2026-02", 15, 23. */
export function daysOf(month: string, first: number, last: number): readonly string[] {
  return Array.from(
    { length: last - first + 1 },
    (_, index) => `${month}-${String(first + index).padStart(2, "0")}`,
  );
}
