import { z } from "zod";
import type { Messages } from "@/lib/i18n/load-messages";

/** A field's explanation: a key of the namespace "api", said in the reader's language at the edge. */
export type FieldWord = keyof Messages["api"]["fields"];

/** Names a schema's explanation. It stands in the JSON Schema as "word" until the document is made. */
export function say<Schema extends z.ZodType>(
  word: FieldWord,
  schema: Schema,
  more: Record<string, unknown> = {},
): Schema {
  return schema.meta({ word, ...more });
}

/** An instant in UTC, as Date writes it. */
export const instant = () => z.iso.datetime();

const amount = {
  amount: say("amount", z.string().min(1), { examples: ["350.00"] }),
  currency: say("currency", z.string().length(3), { examples: ["TWD"] }),
};
/** Money as it comes in: nothing beside it. */
export const moneyInput = z.strictObject(amount);
export const money = z.object(amount);

export const promise = say(
  "promise",
  z.object({
    respondBy: say("respondBy", instant().nullable()),
    keptAt: say("keptAt", instant().nullable()),
    nextUpdateBy: say("nextUpdateBy", instant().nullable()),
  }),
);
