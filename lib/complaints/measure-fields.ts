import type { Measure } from "@/lib/domain/compensation/policy";
import { type Currency, isCurrency, parseMoney } from "@/lib/domain/money";

/** The name that a measure's input carries in the assessment form. */
export function measureField(name: string): string {
  return `measure.${name}`;
}

// Ten digits hold every distance, delay and fare; more is a slip of the pen.
const MOST = 9_999_999_999n;

/** Counts are whole numbers, so they are read like an amount without decimals: "1,200", "１２００". */
function readOne({ unit }: Measure, text: string, currency: Currency): bigint | null {
  const parsed = parseMoney(text, unit === "minor-units" ? currency : "JPY");
  return parsed.ok && parsed.value.amountMinor <= MOST ? parsed.value.amountMinor : null;
}

type ReadMeasures =
  | { ok: true; value: Readonly<Record<string, number | null>> }
  | { ok: false; reason: "bad-measure" | "currency-missing"; field: string };

/**
 * Reads the measures that a policy asks for out of the form; an empty field is not known. Fields that the policy does
 * not name are not looked at, whoever sent them. On failure the field that is wrong comes back.
 */
export function readMeasureFields(
  form: FormData,
  declared: readonly Measure[],
  currency: string,
): ReadMeasures {
  const found: Record<string, number | null> = {};
  for (const measure of declared) {
    const field = measureField(measure.name);
    const text = form.get(field);
    if (typeof text !== "string") continue;
    if (text.trim() === "") {
      found[measure.name] = null;
      continue;
    }
    if (measure.unit === "minor-units" && !isCurrency(currency))
      return { ok: false, reason: "currency-missing", field: "currency" };
    const value = readOne(measure, text, currency);
    if (value === null) return { ok: false, reason: "bad-measure", field };
    found[measure.name] = Number(value);
  }
  return { ok: true, value: found };
}
