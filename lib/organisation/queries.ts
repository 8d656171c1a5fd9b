import { cache } from "react";
import { db } from "@/lib/db/client";

export type OrganisationFrame = {
  name: string;
  /** IANA zone in which server-made pages show times, and say so. */
  timeZone: string;
  baseCurrency: string;
};

/** What every page needs to know of the organisation; null before the first set-up. Asked once per request. */
export const organisationFrame = cache(
  (): Promise<OrganisationFrame | null> =>
    db().organisation.findUnique({
      where: { id: 1 },
      select: { name: true, timeZone: true, baseCurrency: true },
    }),
);
