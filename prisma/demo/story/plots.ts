import type {
  Attribution,
  EmotionalImpact,
  FailureKind,
  Impact,
  JudgedOutcome,
} from "@/lib/domain/assessment";
import { mayApologiseForFault } from "@/lib/domain/assessment";
import type { RootCauseKey } from "@/lib/domain/categories";
import type { Locale } from "@/lib/i18n/config";
import type { DemoKey } from "../people";
import { DEMO_CUSTOMERS } from "./customers";
import { closingWords, HOLDING_WORDS } from "./phrases";
import type { DemoCase, DemoFacts, Step } from "./types";

type Given = Omit<DemoCase, "by" | "steps"> & { by?: DemoKey };

type Judged = {
  kind: FailureKind;
  impact: Impact;
  /** The company unless said otherwise. */
  attribution?: Attribution;
  acceptance?: "rejected" | "accepted-flawed";
  loss?: string;
  emotion?: EmotionalImpact;
};

const AGENT_OF = { en: "ines", "zh-Hans": "zhang", "zh-Hant": "yating" } as const satisfies Record<
  Locale,
  DemoKey
>;

function customerOf(who: string) {
  const customer = DEMO_CUSTOMERS[who];
  if (!customer) throw new Error(`no customer is called ${who}`);
  return customer;
}

function factsOf({ kind, impact, attribution = "company", acceptance, loss, emotion }: Judged): DemoFacts {
  return {
    kind,
    impact,
    attribution,
    ...(acceptance ? { acceptance } : {}),
    ...(loss ? { loss } : {}),
    ...(emotion ? { emotion } : {}),
  };
}

/** A case with exactly these steps, in the hands of whoever speaks the customer's language. */
export function told(given: Given, steps: readonly Step[]): DemoCase {
  const by = given.by ?? AGENT_OF[customerOf(given.who).locale];
  return { ...given, by, steps: [...steps].sort((a, b) => a.h - b.h) };
}

/** Somebody takes it; where a person must answer within the hour, they say at once that they are on it. */
export function taken(who: string, judged: Judged, { urgent = false, at = 0.5 } = {}): Step[] {
  const { locale } = customerOf(who);
  const opening: Step[] = [{ h: urgent ? 0.15 : at, do: "assign" }];
  if (urgent)
    opening.push({ h: 0.4, do: "holding-reply", body: HOLDING_WORDS[locale], contains: ["regret"] });
  return [...opening, { h: urgent ? 0.6 : at + 0.2, do: "assess", facts: factsOf(judged) }];
}

type Ending = {
  outcome?: JudgedOutcome;
  cause: RootCauseKey;
  /** Hours after receipt. */
  close: number;
};

export function closing(given: Given, judged: Judged, { outcome = "upheld", cause, close }: Ending): Step {
  const { name, locale } = customerOf(given.who);
  const ours = mayApologiseForFault(judged.attribution ?? "company");
  return {
    h: close,
    do: "close",
    way: "close",
    outcome,
    cause,
    message: closingWords({ name, locale, ours, variant: given.key.length }),
    contains: [ours ? "apology" : "regret", "explanation"],
  };
}

export type Settled = Given &
  Judged &
  Omit<Ending, "close"> & {
    urgent?: true;
    /** What the customer is told with the remedy, and when (hours after receipt). */
    words: string;
    offer: number;
    accept?: number;
    fulfil?: number;
    close?: number;
    proof?: string;
    extra?: readonly Step[];
  };

function split({ kind, impact, attribution, acceptance, loss, emotion, ...rest }: Settled) {
  const judged: Judged = {
    kind,
    impact,
    ...(attribution ? { attribution } : {}),
    ...(acceptance ? { acceptance } : {}),
    ...(loss ? { loss } : {}),
    ...(emotion ? { emotion } : {}),
  };
  const { outcome, cause, urgent, words, offer, accept, fulfil, close, proof, extra, ...given } = rest;
  return {
    judged,
    given,
    told: { outcome, cause, urgent, words, offer, accept, fulfil, close, proof, extra },
  };
}

/** All the way: assessed, a remedy by the rules, accepted, delivered, closed with outcome and cause. */
export function settled(input: Settled): DemoCase {
  const { judged, given, told: course } = split(input);
  const { words, offer, outcome, cause, proof = "" } = course;
  const accept = course.accept ?? offer + 6;
  const fulfil = course.fulfil ?? accept + 40;
  const close = course.close ?? fulfil + 3;
  return told(given, [
    ...taken(given.who, judged, course.urgent ? { urgent: true } : {}),
    { h: offer, do: "remedy", words },
    { h: accept, do: "accept", reason: "" },
    { h: fulfil, do: "fulfil", proof },
    closing(given, judged, { cause, close, ...(outcome ? { outcome } : {}) }),
    ...(course.extra ?? []),
  ]);
}

/** Answered with a reason, where nothing of value is owed or given. */
export function explained(input: Settled): DemoCase {
  const { judged, given, told: course } = split(input);
  const { words, offer, outcome, cause } = course;
  const ours = mayApologiseForFault(judged.attribution ?? "company");
  return told(given, [
    ...taken(given.who, judged),
    { h: offer, do: "answer", body: words, contains: [ours ? "apology" : "regret", "explanation"] },
    { h: offer + 0.1, do: "remedy", words },
    closing(given, judged, { cause, close: course.close ?? offer + 48, ...(outcome ? { outcome } : {}) }),
    ...(course.extra ?? []),
  ]);
}

/** A question with its answer: no complaint, so no apology and no cause. */
export function enquiry(given: Given, { answer, at }: { answer: string; at: number }): DemoCase {
  return told(given, [
    { h: at - 0.3, do: "assign" },
    { h: at, do: "answer", body: answer, contains: ["explanation"] },
    { h: at + 0.1, do: "move", to: "enquiry" },
  ]);
}

/** Put right while the customer was still there. */
export function onTheSpot(input: Settled): DemoCase {
  const { judged, given, told: course } = split(input);
  const { cause, outcome = "upheld", words, offer } = course;
  return told(given, [
    ...taken(given.who, judged, { at: 0.15 }),
    {
      h: offer,
      do: "close",
      way: "solve",
      outcome,
      cause,
      message: words,
      contains: ["apology", "explanation"],
    },
  ]);
}
