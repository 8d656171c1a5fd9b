import type { Currency } from "../../currency";
import type { Rounding } from "../../money";
import type { Amount, Band, MoneyBase } from "../policy";
import { conditionMessage, measureName } from "./condition";
import {
  amountsSentence,
  joined,
  NO_NAMES,
  percentOfBp,
  type Sentence,
  type SentenceNames,
  say,
} from "./sentence";

const FULL_BP = 10_000;

/** What a share is taken of ("the price paid"). */
export function baseName(base: MoneyBase, names: SentenceNames = NO_NAMES): Sentence {
  return base.startsWith("measure:")
    ? say("base.measure", { name: { say: measureName(base.slice("measure:".length), names) } })
    : say(`base.${base}`);
}

/** Half-up is what everybody expects, so it goes without saying. */
function rounded(sentence: Sentence, rounding: Rounding): Sentence {
  return rounding === "half-up" ? sentence : say(`rounded.${rounding}`, { amount: { say: sentence } });
}

function shareOf(bp: number, of: Sentence): Sentence {
  if (bp === FULL_BP) return say("amount.whole", { of: { say: of } });
  if (bp > FULL_BP && bp % FULL_BP === 0) {
    return say("amount.times", { times: bp / FULL_BP, of: { say: of } });
  }
  return say("amount.share", { percent: percentOfBp(bp), of: { say: of } });
}

/** Amounts within amounts are bracketed where they are more than one word. */
function inside(amount: Amount, currency: Currency | null, names: SentenceNames): Sentence {
  const sentence = amountMessage(amount, currency, names);
  return amount.op === "fixed" || amount.op === "share"
    ? sentence
    : say("brackets", { inner: { say: sentence } });
}

function bandSentence(band: Band, currency: Currency | null, names: SentenceNames): Sentence {
  const amount = { say: inside(band.amount, currency, names) };
  return "from" in band
    ? say("amount.band-from", { bound: band.from, amount })
    : say("amount.band-over", { bound: band.over, amount });
}

function eachSentence(
  amount: Extract<Amount, { op: "each" }>,
  currency: Currency | null,
  names: SentenceNames,
): Sentence {
  const each = say("amount.each", {
    amount: { say: inside(amount.amount, currency, names) },
    measure: { say: measureName(amount.measure, names) },
  });
  const limits = [
    ...(amount.free > 0 ? [say("amount.free", { n: amount.free })] : []),
    ...(amount.most === null ? [] : [say("amount.most", { n: amount.most })]),
  ];
  return joined([each, ...limits], "comma");
}

function ifSentence(
  amount: Extract<Amount, { op: "if" }>,
  currency: Currency | null,
  names: SentenceNames,
): Sentence {
  const when = { say: conditionMessage(amount.when, names) };
  const then = { say: inside(amount.amount, currency, names) };
  if (amount.otherwise === null) return say("amount.if", { when, amount: then });
  const otherwise = { say: inside(amount.otherwise, currency, names) };
  return say("amount.if-else", { when, amount: then, otherwise });
}

/**
 * An amount in words ("the larger of 3 times the price and 500.00 CNY"). `currency` null names every currency;
 * `names` lends the tiers for amounts that hang on one.
 */
export function amountMessage(
  amount: Amount,
  currency: Currency | null,
  names: SentenceNames = NO_NAMES,
): Sentence {
  switch (amount.op) {
    case "fixed":
      return amountsSentence(amount.byCurrency, currency);
    case "share":
      return rounded(shareOf(amount.bp, baseName(amount.of, names)), amount.rounding);
    case "part":
      return rounded(shareOf(amount.bp, inside(amount.of, currency, names)), amount.rounding);
    case "sum":
    case "larger":
    case "smaller": {
      if (amount.amounts.length === 0) return say("amount.nothing");
      const parts = amount.amounts.map((part) => inside(part, currency, names));
      if (amount.op === "sum") return joined(parts, "plus");
      return say(`amount.${amount.op}`, { list: { say: joined(parts, "and") } });
    }
    case "bands": {
      if (amount.bands.length === 0) return say("amount.nothing");
      const bands = joined(
        amount.bands.map((band) => bandSentence(band, currency, names)),
        "semicolon",
      );
      return say("amount.bands", {
        measure: { say: measureName(amount.measure, names) },
        bands: { say: bands },
      });
    }
    case "each":
      return eachSentence(amount, currency, names);
    case "if":
      return ifSentence(amount, currency, names);
    case "round": {
      const inner = { say: inside(amount.amount, currency, names) };
      const unit = { say: amountsSentence(amount.toMinor, currency) };
      return say(`amount.round.${amount.rounding}`, { amount: inner, unit });
    }
  }
}
