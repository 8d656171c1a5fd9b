import { z } from "zod";
import { parseRate } from "@/lib/domain/exchange";
import { isCurrency } from "@/lib/domain/money";

const currency = z
  .string()
  .trim()
  .toUpperCase()
  .refine((code) => isCurrency(code), "currency-unknown");

export const rateSchema = z
  .object({
    from: currency,
    to: currency,
    rate: z
      .string()
      .trim()
      .max(30)
      .refine((text) => parseRate(text) !== null, "rate-wrong"),
    effectiveFrom: z.iso.date("incomplete"),
    source: z.string().trim().min(1, "incomplete").max(200, "incomplete"),
  })
  .refine(({ from, to }) => from !== to, { path: ["from"], message: "same-currency" });
