import { cache } from "react";
import { lastGood } from "@/lib/db/last-good";
import { termsAt } from "@/lib/domain/sla/terms/book";
import { type PublicPromise, publicPromise } from "@/lib/domain/sla/terms/public-promise";
import { databaseNow } from "@/lib/now";
import { slaBook } from "@/lib/sla/queries/book";

const lastPromise = lastGood<PublicPromise | null>();

/** What the terms in force promise to everybody; null before the first ones. Asked once per request. */
export const promiseInForce = cache(
  (): Promise<PublicPromise | null> =>
    lastPromise("promise", async () => {
      const version = termsAt(await slaBook(), databaseNow());
      return version && publicPromise(version.terms);
    }),
);
