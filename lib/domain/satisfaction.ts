import { divideRounded } from "./money";
import { type Mean, meanOf, type Sums } from "./statistics/mean";
import { type Share, shareOf, Z95 } from "./statistics/proportion";

/** Below this many answers an NPS is not shown as a figure to act upon. */
export const NPS_MINIMUM_ANSWERS = 30;

export type NpsCounts = { promoters: number; passives: number; detractors: number };
export type Nps = {
  n: number;
  /** From −100 to 100. */
  score: number;
  standardError: number;
  /** Half of the 95 % interval, in points. */
  margin: number;
  /** False below 30 answers or without any spread: the margin then looks better than it is. */
  enough: boolean;
};

export type NpsGroup = keyof NpsCounts;

/** Promoters answer 9 or 10, detractors 0 to 6. */
export function npsGroupOf(score: number): NpsGroup {
  if (score >= 9) return "promoters";
  return score <= 6 ? "detractors" : "passives";
}

/** Net promoter score 100(p − d) with the variance p + d − (p − d)²; null without answers. */
export function nps({ promoters, passives, detractors }: NpsCounts): Nps | null {
  const n = promoters + passives + detractors;
  if (n === 0) return null;
  const net = (promoters - detractors) / n;
  const variance = Math.max(0, (promoters + detractors) / n - net * net);
  const standardError = 100 * Math.sqrt(variance / n);
  return {
    n,
    score: 100 * net,
    standardError,
    margin: Z95 * standardError,
    enough: n >= NPS_MINIMUM_ANSWERS && variance > 0,
  };
}

/** How many answers each score got. */
export type ScoreCounts = readonly { score: number; n: number }[];

export function npsOfScores(counts: ScoreCounts): Nps | null {
  const groups = { promoters: 0, passives: 0, detractors: 0 };
  for (const { score, n } of counts) groups[npsGroupOf(score)] += n;
  return nps(groups);
}

function shareOfScores(counts: ScoreCounts, isIn: (score: number) => boolean): Share | null {
  const total = counts.reduce((sum, { n }) => sum + n, 0);
  const inside = counts.reduce((sum, { score, n }) => sum + (isIn(score) ? n : 0), 0);
  return shareOf(inside, total);
}

export function isSatisfied(score: number): boolean {
  return score >= 4;
}

export function isUnhappy(score: number): boolean {
  return score <= 2;
}

/** Share of 4–5 on the scale 1–5. */
export function csat(counts: ScoreCounts): Share | null {
  return shareOfScores(counts, isSatisfied);
}

/** Share of 1–2 on the scale 1–5; a 3 is neither satisfied nor dissatisfied. */
export function dsat(counts: ScoreCounts): Share | null {
  return shareOfScores(counts, isUnhappy);
}

/** Stored with every answer: directions differ between versions of the effort question, and must not be mixed. */
export const CES_INSTRUMENT = "ces-1-7-high-is-easy";

/** Share of 5–7 on the effort scale 1–7, where high is easy. */
export function ces(counts: ScoreCounts): Share | null {
  return shareOfScores(counts, (score) => score >= 5);
}

/** One customer's mood on the form and satisfaction after fulfilment, both 1–5. */
export type RecoveryPair = { before: number; after: number };

/** Of those unhappy at intake who answered both questions, the share satisfied afterwards. */
export function recoveryRate(pairs: readonly RecoveryPair[]): Share | null {
  const unhappy = pairs.filter(({ before }) => isUnhappy(before));
  return shareOf(unhappy.filter(({ after }) => isSatisfied(after)).length, unhappy.length);
}

/** Mean of satisfaction afterwards minus mood at intake, over those who answered both (sums of the differences). */
export function satisfactionUplift(differences: Sums): Mean | null {
  return meanOf(differences);
}

/** Captured awards per recovered customer in whole minor units of one currency; null when nobody was recovered. */
export function costPerRecovered(capturedMinor: bigint, recovered: number): bigint | null {
  return recovered > 0 ? divideRounded(capturedMinor, BigInt(recovered), "half-up") : null;
}
