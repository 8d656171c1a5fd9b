import { DAY_MS, HOUR_MS, MINUTE_MS } from "@/lib/domain/duration";
import type { Severity } from "@/lib/domain/severity";
import type { Scene } from "./scene";

/** How soon a person answers: most within the promise, some too late. */
const FIRST_WORD: Readonly<Record<Severity, { medianMs: number; sigma: number }>> = {
  urgent: { medianMs: 18 * MINUTE_MS, sigma: 0.68 },
  standard: { medianMs: 5 * HOUR_MS, sigma: 0.8 },
  low: { medianMs: 10 * HOUR_MS, sigma: 0.9 },
};

const OPENS = 7 * HOUR_MS;
const QUARTER = 15 * MINUTE_MS;

/** Night work is for urgent cases: other steps of the small hours wait for the morning. */
export function inTheDay(scene: Scene, ms: number): number {
  if (scene.file.severity === "urgent") return ms;
  const month = scene.world.months.findLast(({ startMs }) => startMs <= ms);
  if (!month) return ms;
  const offset = Date.parse(`${month.day}T00:00:00Z`) - month.startMs;
  const ofDay = (ms + offset) % DAY_MS;
  return ofDay < OPENS ? ms + OPENS - ofDay + (ofDay / OPENS) * 2 * HOUR_MS : ms;
}

/** When a person first answers, well before the case ends. */
export function firstWordMs(scene: Scene): number {
  const { medianMs, sigma } = FIRST_WORD[scene.file.severity];
  const spanMs = scene.limitMs - scene.now;
  const drawn = inTheDay(scene, scene.now + scene.dice.logNormal(medianMs, sigma));
  return Math.min(lateByQuarters(scene, drawn), scene.now + spanMs * 0.7);
}

/** Who is late is late by whole quarters of an hour: so the facts of late cases come again, and their decisions too. */
function lateByQuarters(scene: Scene, ms: number): number {
  const dueMs = scene.file.promiseDueAt?.getTime() ?? ms;
  if (ms <= dueMs) return ms;
  return dueMs + Math.floor((ms - dueMs) / QUARTER) * QUARTER + scene.dice.below(MINUTE_MS);
}

/** A moment of what is left until the end: 0 is now, 1 the end. */
export function partOfRest(scene: Scene, low: number, high: number): number {
  return scene.now + (scene.limitMs - scene.now) * scene.dice.between(low, high);
}
