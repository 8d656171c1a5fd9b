/** Letters that have no accent to take off, as banks of the restricted character set write them. */
const FOLDED: Readonly<Record<string, string>> = {
  ß: "ss",
  ẞ: "SS",
  æ: "ae",
  Æ: "AE",
  œ: "oe",
  Œ: "OE",
  ø: "o",
  Ø: "O",
  å: "a",
  Å: "A",
  đ: "d",
  Đ: "D",
  ð: "d",
  Ð: "D",
  þ: "th",
  Þ: "TH",
  ł: "l",
  Ł: "L",
  ı: "i",
  ŋ: "n",
  "’": "'",
  "‘": "'",
  "“": "'",
  "”": "'",
  '"': "'",
  "–": "-",
  "—": "-",
  "&": "+",
  _: "-",
  "@": "(at)",
  "，": ",",
  "、": ",",
  "。": ".",
  "；": ",",
  ";": ",",
  "：": ":",
  "（": "(",
  "）": ")",
};

const BASIC = /^[A-Za-z0-9/\-?:().,'+ ]*$/;

/** Whether the text keeps to the character set that every bank of SEPA takes (EPC217-08). */
export function isBasicText(text: string): boolean {
  return BASIC.test(text);
}

/**
 * The text in that character set: accents off, our punctuation as theirs, no slash at either end and none twice. Null
 * where something would be lost, such as Chinese characters: a name is not guessed.
 */
export function basicText(text: string): string | null {
  const folded = [...text.normalize("NFKC")].map((sign) => FOLDED[sign] ?? sign).join("");
  const plain = folded
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/\s+/g, " ")
    .replace(/\/{2,}/g, "/")
    .replace(/^[/ ]+|[/ ]+$/g, "");
  return plain !== "" && isBasicText(plain) ? plain : null;
}

/** At most so many characters, whole ones. */
export function cutText(text: string, most: number): string {
  return [...text].slice(0, most).join("").trim();
}
