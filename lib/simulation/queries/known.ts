/** The organisation's own currency, read once per statement. */
export const BASE_CURRENCY = "(SELECT base_currency FROM organisation WHERE id = 1)";

/** What is known of a complaint that nobody decided, each as the text of a column. */
const KNOWN = {
  status: "c.status",
  isImported: "(c.channel = 'import' OR c.source IS NOT NULL OR r.kinds IS NOT NULL)",
  reliefs: "r.kinds",
  severity: "c.severity",
  impact: "c.impact",
  categoryKey: "c.category_key",
  failureKind:
    "coalesce(c.failure_kind, (SELECT k.failure_kind FROM category k WHERE k.key = c.category_key))",
  acceptance: "c.acceptance",
  attribution: "c.attribution",
  currency: `coalesce(c.currency, ${BASE_CURRENCY})`,
  pricePaid: "c.amount_paid_minor",
  provenLoss: "c.proven_loss_minor",
  emotionalImpact: "c.emotional_impact",
  vulnerable: "c.vulnerable",
} as const;

type KnownName = keyof typeof KNOWN;
/** Null where nothing is known. */
export type Known = Readonly<Record<KnownName, string | null>>;

/** Between two of them stands a sign that nobody types. */
const BETWEEN = "\u001f";
const BETWEEN_SQL = "chr(31)";

/** All of it as one text, over a complaint `c` and its reliefs `r`. */
export const KNOWN_SQL = `concat_ws(${BETWEEN_SQL}, ${Object.values(KNOWN)
  .map((column) => `coalesce((${column})::text, '')`)
  .join(", ")})`;

const NAMES = Object.keys(KNOWN);

/** Takes apart what KNOWN_SQL puts together. */
export function readKnown(text: string): Known {
  const values = text.split(BETWEEN);
  if (values.length !== NAMES.length) throw new Error(`what is known of a complaint cannot be read: ${text}`);
  const of = (name: KnownName) => values[NAMES.indexOf(name)] || null;
  return {
    status: of("status"),
    isImported: of("isImported"),
    reliefs: of("reliefs"),
    severity: of("severity"),
    impact: of("impact"),
    categoryKey: of("categoryKey"),
    failureKind: of("failureKind"),
    acceptance: of("acceptance"),
    attribution: of("attribution"),
    currency: of("currency"),
    pricePaid: of("pricePaid"),
    provenLoss: of("provenLoss"),
    emotionalImpact: of("emotionalImpact"),
    vulnerable: of("vulnerable"),
  };
}
