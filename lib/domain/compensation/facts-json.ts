import { isCurrency } from "../currency";
import {
  ACCEPTANCES,
  ATTRIBUTIONS,
  type CompensationFacts,
  CUSTOMER_SEGMENTS,
  CUSTOMER_TIERS,
  EARLIER_ORIGINS,
  EARLIER_OUTCOMES,
  type EarlierComplaint,
  EMOTIONAL_IMPACTS,
  FACTS_VERSIONS,
  FAILURE_KINDS,
  IMPACTS,
} from "./facts";
import { readJson, toCanonicalJson } from "./json";
import { REMEDY_KINDS } from "./remedies";

export type ParsedFacts =
  | { ok: true; value: CompensationFacts }
  | { ok: false; reason: "not-facts" | "other-version"; path: string };

type Fields = Readonly<Record<string, unknown>>;
type Read<T> = (value: unknown, path: string) => T;

/** Carries the path of the first wrong field up to parseFacts, which turns it into a value. */
class WrongField extends Error {
  constructor(readonly path: string) {
    super(path);
  }
}

function isFields(value: unknown): value is Fields {
  return value !== null && typeof value === "object" && !Array.isArray(value);
}

function fields(value: unknown, path: string): Fields {
  if (!isFields(value)) throw new WrongField(path);
  return value;
}

function oneOf<const T extends readonly string[]>(allowed: T): Read<T[number]> {
  return (value, path) => {
    const found = allowed.find((item) => item === value);
    if (found === undefined) throw new WrongField(path);
    return found;
  };
}

const text: Read<string> = (value, path) => {
  if (typeof value !== "string") throw new WrongField(path);
  return value;
};
const flag: Read<boolean> = (value, path) => {
  if (typeof value !== "boolean") throw new WrongField(path);
  return value;
};
const whole: Read<number> = (value, path) => {
  if (typeof value !== "number" || !Number.isSafeInteger(value) || value < 0) throw new WrongField(path);
  return value;
};
const amount: Read<bigint> = (value, path) => {
  if (typeof value !== "string" || !/^\d{1,18}$/.test(value)) throw new WrongField(path);
  return BigInt(value);
};
const day: Read<string> = (value, path) => {
  if (typeof value !== "string" || !/^\d{4}-\d{2}-\d{2}$/.test(value)) throw new WrongField(path);
  return value;
};
const currency: Read<string> = (value, path) => {
  if (typeof value !== "string" || !isCurrency(value)) throw new WrongField(path);
  return value;
};

function orUnknown<T>(read: Read<T>): Read<T | "unknown"> {
  return (value, path) => (value === "unknown" ? value : read(value, path));
}

function orNull<T>(read: Read<T>): Read<T | null> {
  return (value, path) => (value === null ? null : read(value, path));
}

function earlierComplaint(value: unknown, path: string): EarlierComplaint {
  const from = fields(value, path);
  return {
    sameOrder: flag(from.sameOrder, `${path}.sameOrder`),
    sameCategory: flag(from.sameCategory, `${path}.sameCategory`),
    daysAgo: whole(from.daysAgo, `${path}.daysAgo`),
    outcome: oneOf(EARLIER_OUTCOMES)(from.outcome, `${path}.outcome`),
    remedyFailed: flag(from.remedyFailed, `${path}.remedyFailed`),
    origin: oneOf(EARLIER_ORIGINS)(from.origin, `${path}.origin`),
  };
}

function earlierComplaints(value: unknown, path: string): readonly EarlierComplaint[] {
  if (!Array.isArray(value)) throw new WrongField(path);
  return value.map((item, index) => earlierComplaint(item, `${path}[${index}]`));
}

function measures(value: unknown, path: string): Readonly<Record<string, number>> {
  const entries = Object.entries(fields(value, path));
  return Object.fromEntries(entries.map(([name, item]) => [name, whole(item, `${path}.${name}`)]));
}

function ignored(value: unknown, path: string): CompensationFacts["ignored"] {
  const from = fields(value, path);
  return {
    publicityThreat: flag(from.publicityThreat, `${path}.publicityThreat`),
    reviewPosted: flag(from.reviewPosted, `${path}.reviewPosted`),
    surveyScore: orNull(whole)(from.surveyScore, `${path}.surveyScore`),
  };
}

const asked = oneOf([...REMEDY_KINDS, "none"]);

function readFacts(from: Fields, factsVersion: CompensationFacts["factsVersion"]): CompensationFacts {
  const read = <T>(name: keyof CompensationFacts, as: Read<T>): T => as(from[name], name);
  return {
    factsVersion,
    impact: read("impact", oneOf(IMPACTS)),
    categoryKey: read("categoryKey", text),
    failureKind: read("failureKind", oneOf(FAILURE_KINDS)),
    acceptance: read("acceptance", oneOf(ACCEPTANCES)),
    attribution: read("attribution", oneOf(ATTRIBUTIONS)),
    occurredOn: read("occurredOn", orUnknown(day)),
    currency: read("currency", currency),
    pricePaidMinor: read("pricePaidMinor", orUnknown(amount)),
    provenLossMinor: read("provenLossMinor", orUnknown(amount)),
    promiseBroken: read("promiseBroken", flag),
    answerLateMinutes: read("answerLateMinutes", orUnknown(whole)),
    resolutionLateMinutes: read("resolutionLateMinutes", orUnknown(whole)),
    earlierComplaints: read("earlierComplaints", earlierComplaints),
    reopenedFromSurvey: read("reopenedFromSurvey", flag),
    emotionalImpact: read("emotionalImpact", oneOf(EMOTIONAL_IMPACTS)),
    vulnerable: read("vulnerable", flag),
    incidentScheduleId: read("incidentScheduleId", orNull(text)),
    measures: read("measures", measures),
    requestedRemedy: read("requestedRemedy", asked),
    customerChoice: read("customerChoice", asked),
    awardsInWindowMinor: read("awardsInWindowMinor", amount),
    customerTier: read("customerTier", oneOf(CUSTOMER_TIERS)),
    customerSegment: read("customerSegment", oneOf(CUSTOMER_SEGMENTS)),
    // Left out where the snapshot is older, so that it is written again as the same bytes.
    ...(factsVersion === 1 ? {} : { region: read("region", orNull(text)) }),
    ignored: read("ignored", ignored),
  };
}

/** The snapshot as canonical JSON text: amounts as decimal strings, keys sorted, so equal facts are equal bytes. */
export function serialiseFacts(facts: CompensationFacts): string {
  return toCanonicalJson(facts);
}

/**
 * Reads a stored snapshot (text, or the parsed value of a jsonb column). Every field must be there and of its
 * type; otherwise the path of the first wrong one comes back.
 */
export function parseFacts(stored: unknown): ParsedFacts {
  try {
    const from = fields(readJson(stored), "");
    const version = FACTS_VERSIONS.find((known) => known === from.factsVersion);
    if (version === undefined) return { ok: false, reason: "other-version", path: "factsVersion" };
    return { ok: true, value: readFacts(from, version) };
  } catch (error) {
    if (error instanceof WrongField) return { ok: false, reason: "not-facts", path: error.path };
    throw error;
  }
}
