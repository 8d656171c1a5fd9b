import { dueAtOf, termsOfRun } from "@/lib/domain/sla/runs/run";
import { clockRuns } from "@/lib/domain/sla/runs/runs";
import { type CaseEvent, signalsOf } from "@/lib/domain/sla/runs/signals";
import type { SlaBook } from "@/lib/domain/sla/terms/book";
import { type CaseScope, isFor } from "@/lib/domain/sla/terms/definition";
import { type PackLetter, readLetter } from "./letter";
import type { Pack } from "./pack";
import { packOf } from "./packs";

/** A pack that a case is under. */
export type CasePack = {
  readonly pack: Pack;
  /** The end of its last limit that still runs, and in whose days it is counted; null once none does. */
  readonly due: { readonly at: Date; readonly timeZone: string } | null;
};

/** The packs of a case and which of their letters went out. */
export type CaseLetters = { readonly packs: readonly CasePack[]; readonly sent: readonly PackLetter[] };

function placeNow(events: readonly CaseEvent[]): CaseScope {
  const place = { category: null, department: null, region: null };
  for (const signal of signalsOf(events)) Object.assign(place, signal.place);
  return place;
}

/**
 * The packs whose clocks ever ran for a case and are for cases of where it belongs now: one that was moved to another
 * category owes the old one's letters no more.
 */
export function caseLetters(book: SlaBook, events: readonly CaseEvent[]): CaseLetters {
  const place = placeNow(events);
  const packs = new Map<string, CasePack>();
  for (const run of clockRuns(book, events)) {
    const terms = termsOfRun(book, run);
    const pack = packOf(terms.definition.pack);
    if (!pack || !isFor(terms.definition.scope, place)) continue;
    const known = packs.get(pack.key)?.due ?? null;
    const at = run.stoppedAt === null ? dueAtOf(run, terms) : null;
    const isLater = at !== null && (known === null || at > known.at);
    packs.set(pack.key, { pack, due: isLater ? { at, timeZone: terms.calendar.timeZone } : known });
  }
  const sent = events.flatMap(({ facts }) => readLetter(facts) ?? []);
  return { packs: [...packs.values()], sent };
}

/** Whether a letter is one that a pack of the case asks for. */
export function isOwed({ packs }: CaseLetters, { pack, stage }: PackLetter): boolean {
  return packs.some((one) => one.pack.key === pack && one.pack.letters.includes(stage));
}

/** The packs whose final response has to go out before the case may end. */
export function missingResponses({ packs, sent }: CaseLetters): Pack[] {
  return packs.flatMap(({ pack }) =>
    pack.letters.includes("final-response") &&
    !sent.some((letter) => letter.pack === pack.key && letter.stage === "final-response")
      ? [pack]
      : [],
  );
}
