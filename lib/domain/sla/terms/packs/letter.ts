import type { EventFacts } from "@/lib/domain/complaint-events";

/** The letters that a law may ask for on the way of a complaint. */
export const LETTER_STAGES = ["acknowledgement", "holding", "final-response"] as const;
export type LetterStage = (typeof LETTER_STAGES)[number];

/** A letter that some pack asks for. */
export type PackLetter = { readonly pack: string; readonly stage: LetterStage };

/** As events and forms name it: "uk-fca:final-response". */
export function letterName({ pack, stage }: PackLetter): string {
  return `${pack}:${stage}`;
}

/** Reads such a name; null for anything else. */
export function parseLetter(name: string): PackLetter | null {
  const [pack, end] = name.split(":");
  const stage = LETTER_STAGES.find((one) => one === end);
  return pack && stage && letterName({ pack, stage }) === name ? { pack, stage } : null;
}

/** Which letter a message was, as its event tells; null where it was none. */
export function readLetter({ letter }: EventFacts): PackLetter | null {
  return typeof letter === "string" ? parseLetter(letter) : null;
}

/** What a letter is to the clocks: only the last one answers the complaint. */
export function kindOfStage(stage: LetterStage): "answer" | "holding-reply" {
  return stage === "final-response" ? "answer" : "holding-reply";
}
