import { randomUUID } from "node:crypto";
import { type Filed, fileComplaint } from "@/lib/complaints/mutations/file-complaint";
import type { ParsedFiling } from "@/lib/complaints/schema";

export const FILED_AT = new Date("2026-03-06T08:00:00Z");

/** What a web form holds after reading; e-mail address and order are new each time. */
export function aFiling(overrides: Partial<ParsedFiling> = {}): ParsedFiling {
  return {
    channel: "web",
    receivedAt: FILED_AT,
    locale: "zh-Hant",
    description: "包裹遲了三天,也沒有人回覆。",
    categoryKey: "delivery",
    regionKey: null,
    orderReference: randomUUID().toUpperCase(),
    amountPaid: { amountMinor: 129_950n, currency: "TWD" },
    remedySought: "退款",
    mood: 2,
    name: "林小姐",
    email: `${randomUUID()}@example.com`,
    phone: null,
    ...overrides,
  };
}

/** Files a complaint as its customer would. Throws when it is refused. */
export async function aFiledComplaint(overrides: Partial<ParsedFiling> = {}, now = FILED_AT): Promise<Filed> {
  const filed = await fileComplaint({ filing: aFiling(overrides), filedBy: null, token: randomUUID() }, now);
  if (!filed.ok) throw new Error(filed.reason);
  return filed.value;
}
