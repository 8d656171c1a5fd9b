import type { Locale } from "@/lib/i18n/config";
import { CATEGORIES_EN } from "./en/categories";
import { DESK_EN } from "./en/desk";
import { LETTERS_EN } from "./en/letters";
import { NAMES_EN } from "./en/names";
import type { Phrasebook } from "./types";
import { CATEGORIES_HANS } from "./zh-hans/categories";
import { DESK_HANS } from "./zh-hans/desk";
import { LETTERS_HANS } from "./zh-hans/letters";
import { NAMES_HANS } from "./zh-hans/names";
import { CATEGORIES_HANT } from "./zh-hant/categories";
import { DESK_HANT } from "./zh-hant/desk";
import { LETTERS_HANT } from "./zh-hant/letters";
import { NAMES_HANT } from "./zh-hant/names";

/** Each language's own words: none is translated from another. */
export const PHRASEBOOKS: Readonly<Record<Locale, Phrasebook>> = {
  en: {
    locale: "en",
    gap: " ",
    letters: LETTERS_EN,
    categories: CATEGORIES_EN,
    desk: DESK_EN,
    names: NAMES_EN,
  },
  "zh-Hans": {
    locale: "zh-Hans",
    gap: "",
    letters: LETTERS_HANS,
    categories: CATEGORIES_HANS,
    desk: DESK_HANS,
    names: NAMES_HANS,
  },
  "zh-Hant": {
    locale: "zh-Hant",
    gap: "",
    letters: LETTERS_HANT,
    categories: CATEGORIES_HANT,
    desk: DESK_HANT,
    names: NAMES_HANT,
  },
};
