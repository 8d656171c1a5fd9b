import { cleanText } from "@/lib/complaints/schema";
import type { Dice } from "../dice";
import { endlessText, ODD_TEXTS } from "../words/odd";
import { say, type Topic } from "./fill";
import { joined, type Passage, passageOf } from "./passage";

/** What a customer wrote, as it is filed, and its sentences one by one. */
export type Letter = { whole: Passage; sentences: readonly Passage[] };

export type LetterOptions = {
  /** Which of the category's troubles it is; a mass failure brings the same one again and again. */
  trouble: number | null;
};

/** Shares of texts that are not somebody's plain words, and of those as long as a text may be. */
const ODD = 0.012;
const ENDLESS = 0.0006;
const HARDSHIP = 0.07;
const THREAT = 0.05;

const ODD_PASSAGES: readonly Passage[] = ODD_TEXTS.map((text) => passageOf(cleanText(text)));

/** Sentences in the order in which people tell a trouble; longer letters tell more of it. */
function paragraphs(topic: Topic, dice: Dice, { trouble }: LetterOptions): Passage[][] {
  const { letters, categories } = topic.book;
  const { what, more } = categories[topic.category];
  const tell = (phrases: readonly string[]) => say(dice.pick(phrases), topic, dice);
  const first = say(trouble === null ? dice.pick(what) : (what[trouble % what.length] ?? ""), topic, dice);
  const plight = dice.next();
  const extra =
    plight < HARDSHIP ? [tell(letters.hardships)] : plight < HARDSHIP + THREAT ? [tell(letters.threats)] : [];
  const length = dice.next();
  if (length < 0.13) return [[first, ...extra]];
  if (length < 0.5) return [[first, ...extra, tell(letters.asks)]];
  if (length < 0.78) return [[first, tell(more), tell(letters.history), ...extra, tell(letters.asks)]];
  const body = [first, tell(more), tell(letters.history), tell(letters.feelings), ...extra];
  if (length < 0.9) return [[tell(letters.openings), ...body, tell(letters.asks)]];
  const long = length < 0.985 ? [] : Array.from({ length: 4 + dice.below(12) }, () => tell(more));
  const told = long.flatMap((sentence, index) => [sentence, tell(index % 2 ? letters.history : what)]);
  return [
    [tell(letters.greetings)],
    [tell(letters.openings), ...body],
    ...(told.length > 0 ? [told] : []),
    [tell(letters.asks)],
    [tell(letters.endings)],
  ];
}

function assembled(parts: readonly Passage[][], gap: string): Letter {
  const joinedParts = parts.map((sentences) => joined(sentences, gap));
  return { whole: joined(joinedParts, "\n\n"), sentences: parts.flat() };
}

/** As long as a text may be: cut at its end, so it is looked at as a whole, and the same for a category each time. */
function endless({ book, category }: Topic): Passage {
  const { history, feelings } = book.letters;
  const told = [...book.categories[category].more, ...history, ...feelings].filter(
    (one) => !one.includes("{"),
  );
  return passageOf(endlessText(told, book.gap).trim());
}

/** One customer's complaint in their own words. */
export function writeLetter(topic: Topic, dice: Dice, options: LetterOptions): Letter {
  const kind = dice.next();
  if (kind < ENDLESS) {
    const whole = endless(topic);
    return { whole, sentences: [whole] };
  }
  if (kind < ENDLESS + ODD) {
    const odd = dice.pick(ODD_PASSAGES);
    if (dice.chance(0.5)) return { whole: odd, sentences: [odd] };
    const plain = say(dice.pick(topic.book.categories[topic.category].what), topic, dice);
    return assembled([[plain], [odd]], topic.book.gap);
  }
  return assembled(paragraphs(topic, dice, options), topic.book.gap);
}
