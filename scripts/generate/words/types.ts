import type { CategoryKey } from "@/lib/domain/categories";
import type { Locale } from "@/lib/i18n/config";

type Phrases = readonly string[];

/**
 * What people write in one language, sentence by sentence. `{product}`, `{days}`, `{when}`, `{since}`, `{times}` and `{shop}` are
 * filled in; at most one of them stands in a sentence, so that the number of different sentences stays small enough to
 * keep each one's search terms and what triage makes of it.
 */
export type LetterWords = {
  greetings: Phrases;
  openings: Phrases;
  history: Phrases;
  feelings: Phrases;
  asks: Phrases;
  hardships: Phrases;
  threats: Phrases;
  endings: Phrases;
  /** The field "what would put it right". */
  sought: Phrases;
  replies: Phrases;
  chasers: Phrases;
  declines: Phrases;
  withdrawals: Phrases;
  comments: { good: Phrases; fair: Phrases; bad: Phrases };
  slots: { days: Phrases; when: Phrases; since: Phrases; times: Phrases; shop: Phrases };
};

/** What goes wrong in one category: what it was about, what happened, and what else there is to say. */
export type CategoryWords = Readonly<
  Record<CategoryKey, { products: Phrases; what: Phrases; more: Phrases }>
>;

/** What staff write: to the customer, and to each other. */
export type DeskWords = {
  holding: Phrases;
  questions: Phrases;
  explained: Phrases;
  refused: Phrases;
  offers: Phrases;
  closedOurs: Phrases;
  closedNotOurs: Phrases;
  solved: Phrases;
  enquiryAnswers: Phrases;
  notes: Phrases;
  phoneNotes: Phrases;
  taskRequests: Phrases;
  taskAnswers: Phrases;
  callBacks: Phrases;
  reopenings: Phrases;
  approvals: Phrases;
  sentBack: Phrases;
};

export type Names = { family: Phrases; given: Phrases; familyFirst: boolean };

export type Phrasebook = {
  locale: Locale;
  /** What stands between two sentences. */
  gap: "" | " ";
  letters: LetterWords;
  categories: CategoryWords;
  desk: DeskWords;
  names: Names;
};
