/** Turns of phrase that hold a negating word without denying what follows: "not only", 没想到, 是不是. */
const NOT_NEGATING =
  /not only|not just|no doubt|no wonder|not sure (?:if|whether)|can(?:'t|not) believe|never thought|didn't (?:think|expect)|don't know (?:if|whether)|no idea (?:if|whether)|是不是|有[没沒]有|[会會]不[会會]|能不能|要不是|不得不|不能不|不但|不[仅僅]|不只|不光|[没沒]想到|[无無][缘緣][无無]故|[无無]故|不小心|不知道是否|不[断斷]|不停/g;

const LATIN_NEGATION =
  /^(?:not|no|never|without|nobody|none|neither|nor|hardly|cannot|dont|didnt|isnt|wasnt|.*n't)$/;
/** A new subject or a new clause ends the reach of a negation: "if you don't pay, I will sue". */
const NEW_CLAUSE =
  /^(?:i|i'll|i'd|i'm|i've|we|we'll|we're|we've|but|because|since|when|after|until|so|then)$/;
const LATIN_REACH = 4;

// Two-character negations reach over two characters (没有人受伤), single ones over one (没被盗), 不 over none.
const CHINESE_NEGATION =
  /(?:(?:[没沒]有|[并並][没沒未非]|不是|不[会會]|不想|不打算|不必|不用|不算|[没沒]人|[没沒]要)[^我就]{0,2}|[没沒未无無][^我就]?|不)$/;

function latinNegated(clause: string): boolean {
  const words = clause.match(/[\p{Script=Latin}']+/gu) ?? [];
  for (const word of words.slice(-LATIN_REACH).reverse()) {
    if (NEW_CLAUSE.test(word)) return false;
    if (LATIN_NEGATION.test(word)) return true;
  }
  return false;
}

/** Whether the words before a keyword deny it ("nobody was hurt", 没有人受伤), looking back to the last comma. */
export function isNegated(before: string): boolean {
  const plain = before.slice(-80).replace(NOT_NEGATING, (phrase) => "\ufffc".repeat(phrase.length));
  const clause = plain.split(/[,.!?;:。、…\n()]/).at(-1) ?? "";
  return CHINESE_NEGATION.test(clause.trimEnd()) || latinNegated(clause);
}

/** Whether the sentence so far only supposes what follows: "what if my account is hacked?", 如果账号被盗怎么办. */
export function isSupposed(before: string): boolean {
  const sentence =
    before
      .slice(-120)
      .split(/[.!?;。\n]/)
      .at(-1) ?? "";
  return /(?<![a-z])(?:if|in case|suppose|supposing)(?![a-z])|如果|万一|萬一|要是|假如|假设|假設|倘若|若是/.test(
    sentence,
  );
}
