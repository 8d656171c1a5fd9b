import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { errorLabel, safeError } from "@/lib/log/safe-error";

const CANARY = "Zanzibar-Canary";

function thrown(make: () => unknown): unknown {
  try {
    return make();
  } catch (error) {
    return error;
  }
}

const LEAKY: [what: string, error: unknown][] = [
  ["a message", new Error(CANARY)],
  ["a message of several lines", new Error(`first\n    at ${CANARY}\n${CANARY}`)],
  ["a message that poses as a frame", new Error(`x\n    at ${CANARY} (/tmp/${CANARY}.js:1:2)`)],
  ["a name", Object.assign(new Error("x"), { name: `${CANARY} 王小姐` })],
  ["a code", Object.assign(new Error("x"), { code: `${CANARY} again` })],
  [
    "pg's detail",
    Object.assign(new Error("duplicate key"), { code: "23505", detail: `Key (value)=(${CANARY})` }),
  ],
  ["a cause", new Error("x", { cause: new Error(CANARY) })],
  [
    "an inner error of Prisma",
    Object.assign(new Error("x"), { meta: { driverAdapterError: new Error(CANARY) } }),
  ],
  ["JSON that does not parse", thrown(() => JSON.parse(`{"name": ${CANARY}}`))],
  ["a URL that does not parse", thrown(() => new URL(CANARY))],
  ["a header that is none", thrown(() => new Headers({ x: `${CANARY}\n王` }))],
  ["a thrown text", CANARY],
  ["a thrown object", { name: CANARY, message: CANARY, stack: CANARY }],
  ["a message set later", Object.assign(new Error(CANARY), { message: "innocent" })],
  ["no stack", Object.assign(new Error(CANARY), { stack: undefined })],
];

describe("safeError", () => {
  it.each(LEAKY)("keeps %s out of the log", (_what, error) => {
    expect(JSON.stringify(safeError(error))).not.toContain(CANARY);
    expect(errorLabel(error)).not.toContain(CANARY);
  });

  it("keeps any message out, whatever it looks like", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 200 }), (noise) => {
        const error = new Error(`${noise}${CANARY}${noise}`);
        expect(JSON.stringify(safeError(error))).not.toContain(CANARY);
      }),
    );
  });

  it("tells kind, code, constraint and place, of the cause too", () => {
    const cause = Object.assign(new TypeError("words"), {
      code: "23505",
      constraint: "contact_point_kind_value_key",
    });
    const safe = safeError(new Error("words", { cause }));
    expect(safe).toMatchObject({
      name: "Error",
      cause: { name: "TypeError", code: "23505", constraint: "contact_point_kind_value_key" },
    });
    expect(safe.frames[0]).toMatch(/safe-error\.test\.ts:\d+:\d+/);
  });

  it("does not follow a circle of causes for ever", () => {
    const one = new Error("one");
    one.cause = new Error("two", { cause: one });
    expect(JSON.stringify(safeError(one)).length).toBeLessThan(50_000);
  });
});
