import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fieldPath, parseJson, readJsonBody } from "@/lib/http/json-body";

const LIMIT = 4_096;
const request = (body: BodyInit, headers: Record<string, string> = {}) =>
  new Request("https://amends.example/", {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body,
    ...{ duplex: "half" },
  });

/** The bytes in chunks of any size, as a network hands them over. */
function inChunks(bytes: Uint8Array, sizes: readonly number[]): ReadableStream<Uint8Array> {
  let at = 0;
  let turn = 0;
  return new ReadableStream({
    pull(controller) {
      if (at >= bytes.length) return controller.close();
      const size = sizes[turn % sizes.length] ?? 1;
      turn += 1;
      controller.enqueue(bytes.subarray(at, at + size));
      at += size;
    },
  });
}

const depthOf = (value: unknown): number =>
  typeof value === "object" && value !== null ? 1 + Math.max(0, ...Object.values(value).map(depthOf)) : 0;

const text = fc
  .string({ unit: "binary" })
  .filter((value) => !value.includes("\u0000") && !/\p{Surrogate}/u.test(value));
const value = fc.letrec((tie) => ({
  node: fc.oneof(
    { maxDepth: 6, withCrossShrink: true },
    fc.oneof(text, fc.integer(), fc.boolean(), fc.constant(null)),
    fc.array(tie("node"), { maxLength: 4 }),
    fc.dictionary(text, tie("node"), { maxKeys: 4 }),
  ),
})).node;

describe("the body reader", () => {
  it("gives back what was sent, however it was cut up", async () => {
    await fc.assert(
      fc.asyncProperty(
        value,
        fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 5 }),
        async (sent, sizes) => {
          fc.pre(depthOf(sent) <= 8);
          const bytes = new TextEncoder().encode(JSON.stringify(sent));
          fc.pre(bytes.length <= LIMIT);
          expect(await readJsonBody(request(inChunks(bytes, sizes)), LIMIT)).toEqual({
            ok: true,
            value: JSON.parse(JSON.stringify(sent)),
          });
        },
      ),
      { numRuns: 200 },
    );
  });

  it("answers any bytes with a value or a reason, never an exception", async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 600 }), async (bytes) => {
        const read = await readJsonBody(request(new Uint8Array(bytes)), LIMIT);
        expect(read.ok || read.reason === "invalid").toBe(true);
      }),
      { numRuns: 200 },
    );
  });

  it("takes a body of exactly the limit and no byte more", async () => {
    const exact = JSON.stringify("x".repeat(LIMIT - 2));
    expect(await readJsonBody(request(exact), LIMIT)).toMatchObject({ ok: true });
    expect(await readJsonBody(request(`${exact} `), LIMIT)).toEqual({ ok: false, reason: "too-large" });
  });

  it("believes no length that is too small", async () => {
    const body = inChunks(new TextEncoder().encode("1".repeat(LIMIT + 1)), [100]);
    expect(await readJsonBody(request(body), LIMIT)).toEqual({ ok: false, reason: "too-large" });
  });

  it("finds a name said twice wherever it stands, also in another spelling", () => {
    fc.assert(
      fc.property(fc.array(text, { maxLength: 5 }), text, (path, name) => {
        const spelt = `"${[...name].map((sign) => [...Array(sign.length).keys()].map((unit) => `\\u${sign.charCodeAt(unit).toString(16).padStart(4, "0")}`).join("")).join("")}"`;
        const inner = `{${JSON.stringify(name)}:1,"…":{${spelt}:1},${spelt}:2}`;
        fc.pre(name !== "…");
        const body = path.reduceRight((inside, key) => `{${JSON.stringify(key)}:${inside}}`, inner);
        expect(parseJson(body)).toMatchObject({
          ok: false,
          errors: [{ code: "duplicate", path: fieldPath([...path, name]) }],
        });
      }),
    );
  });

  it("lets the same name stand in different objects", () => {
    expect(parseJson('[{"a":{"a":1}},{"a":[{"a":2},{"a":3}]}]')).toMatchObject({ ok: true });
  });

  it.each([
    ['{"a":["x","\\u0000"]}', "nul", "a[1]"],
    ['{"a":{"b\\u0000":1}}', "nul", "a"],
    ['{"a b":{"c":"\\udc00"}}', "not-unicode", '["a b"].c'],
    [`${"[".repeat(9)}${"]".repeat(9)}`, "too-deep", ""],
  ])("refuses %s as %s at %j", (body, code, path) => {
    expect(parseJson(body)).toMatchObject({ ok: false, errors: [{ code, path }] });
  });

  it("survives a million brackets", () => {
    expect(parseJson("[".repeat(1_000_000))).toMatchObject({ errors: [{ code: "not-json" }] });
    expect(parseJson("[".repeat(500_000) + "]".repeat(500_000))).toMatchObject({
      errors: [{ code: "too-deep" }],
    });
  });

  it("takes a mark of byte order, and refuses what is no UTF-8", async () => {
    expect(await readJsonBody(request(new Uint8Array([0xef, 0xbb, 0xbf, 0x31])), LIMIT)).toEqual({
      ok: true,
      value: 1,
    });
    expect(await readJsonBody(request(new Uint8Array([0x22, 0xff, 0x22])), LIMIT)).toMatchObject({
      errors: [{ code: "not-utf8" }],
    });
  });

  it.each([
    ["application/json", true],
    ["application/json; charset=UTF-8", true],
    ['application/json;charset="utf-8"', true],
    ["application/json; charset=latin1", false],
    ["application/jsonx", false],
    ["application/problem+json", false],
    ["text/plain", false],
  ])("Content-Type %s: %s", async (type, isTaken) => {
    const read = await readJsonBody(request("1", { "content-type": type }), LIMIT);
    expect(read).toEqual(isTaken ? { ok: true, value: 1 } : { ok: false, reason: "media-type" });
  });
});
