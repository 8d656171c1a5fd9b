import { cache } from "react";
import { db } from "@/lib/db/client";
import { lastGood } from "@/lib/db/last-good";
import type { Locale } from "@/lib/i18n/config";
import { namesOf } from "@/lib/organisation/names";

export type OrganisationFrame = {
  name: string;
  /** IANA zone in which server-made pages show times, and say so. */
  timeZone: string;
  baseCurrency: string;
};

const lastFrame = lastGood<OrganisationFrame | null>();

/** What every page needs to know of the organisation; null before the first set-up. Asked once per request. */
export const organisationFrame = cache(
  (): Promise<OrganisationFrame | null> =>
    lastFrame("frame", () =>
      db().organisation.findUnique({
        where: { id: 1 },
        select: { name: true, timeZone: true, baseCurrency: true },
      }),
    ),
);

/** Where a customer may turn when we cannot agree, in the reader's language; empty before the first set-up. */
export async function outsideReferral(locale: Locale): Promise<string> {
  const row = await db().organisation.findUnique({ where: { id: 1 }, select: { outsideReferral: true } });
  return namesOf(row?.outsideReferral)[locale];
}
