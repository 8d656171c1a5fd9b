import { type Speech, speak } from "../render";
import type { Sentence, SentencePart } from "./sentence";

function spoken(part: SentencePart, speech: Speech): string | number {
  if (typeof part !== "object") return part;
  if ("money" in part) return speech.formatMoney(part.money);
  if ("message" in part) return speak(part.message, {}, speech);
  if ("say" in part) return renderSentence(part.say, speech);
  const joint = speech.translate(`policyWords.joint.${part.joint}`, {});
  return part.list.map((each) => renderSentence(each, speech)).join(joint);
}

/** A sentence in one language; the speech's translator must know `policyWords` and the shared namespace. */
export function renderSentence({ key, params }: Sentence, speech: Speech): string {
  const plain = Object.entries(params).map(([name, part]) => [name, spoken(part, speech)] as const);
  return speak(key, Object.fromEntries(plain), speech);
}
