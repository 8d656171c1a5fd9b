import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { fieldRows, jsonSchemaOf } from "@/lib/api/json-schema";
import { openApiDocument } from "@/lib/api/openapi";
import { OPERATIONS, SCHEMAS } from "@/lib/api/operations";
import { SAMPLE_ANSWERS } from "@/lib/api/sample-answers";
import { PROBLEMS } from "@/lib/http/problem";
import { LOCALES } from "@/lib/i18n/config";
import { messagesFor } from "@/lib/i18n/load-messages";

const document = openApiDocument("https://amends.example");
const text = JSON.stringify(document);

/** The value a JSON pointer of the document leads to. */
function at(pointer: string): unknown {
  return pointer
    .split("/")
    .slice(1)
    .reduce<unknown>(
      (value, part) => (typeof value === "object" && value ? Reflect.get(value, part) : undefined),
      document,
    );
}

describe("the OpenAPI document", () => {
  it("is OpenAPI 3.1 under our own address", () => {
    expect(at("/openapi")).toBe("3.1.0");
    expect(at("/servers/0/url")).toBe("https://amends.example/api/v1");
    expect([...text.matchAll(/https?:\/\/([^/"]+)/g)].map(([, host]) => host)).toEqual([
      "amends.example",
      "amends.example",
    ]);
  });

  it("leads to something with every reference", () => {
    const pointers = [...text.matchAll(/"\$ref":"#([^"]+)"/g)].map(([, pointer]) => pointer ?? "");
    expect(pointers.length).toBeGreaterThan(10);
    expect(pointers.filter((pointer) => at(pointer) === undefined)).toEqual([]);
  });

  it.each(OPERATIONS)(
    "has a route for $method $path, and each of its problems a status of its own",
    (operation) => {
      const folder = operation.path.replace(/\{(\w+)\}/g, "[$1]");
      expect(existsSync(join(process.cwd(), "app/api/v1", folder, "route.ts"))).toBe(true);
      const statuses = operation.problems.map((kind) => PROBLEMS[kind].status);
      expect(new Set(statuses).size).toBe(statuses.length);
      const paths = at("/paths");
      const described = typeof paths === "object" && paths ? Reflect.get(paths, operation.path) : null;
      expect(Reflect.get(described ?? {}, operation.method)).toMatchObject({ operationId: operation.id });
    },
  );

  it.each(OPERATIONS.filter(({ request }) => request))(
    "$id shows examples that its schema takes",
    ({ request }) => {
      if (!request) throw new Error("no request");
      for (const example of Object.values(request.examples))
        expect(SCHEMAS[request.schema].safeParse(example)).toMatchObject({ success: true });
    },
  );

  it.each(Object.entries(SAMPLE_ANSWERS))("the sample of %s is what its schema says", (name, sample) => {
    const schema = Object.entries(SCHEMAS).find(([key]) => key === name)?.[1];
    expect(schema?.parse(sample)).toEqual(sample);
  });

  it("explains every field, in every language", () => {
    for (const locale of LOCALES) {
      const { fields } = messagesFor(locale).api;
      const rows = Object.values(SCHEMAS).flatMap((schema) => fieldRows(jsonSchemaOf(schema, fields)));
      const unexplained = rows.filter(
        ({ name, description }) =>
          description === "" &&
          !/(^|\.)(kind|entry|id|name|value|verified|actor\.\w+|amount|currency)$/.test(name),
      );
      expect(unexplained.map(({ name }) => name)).toEqual([]);
    }
    expect(text).not.toContain('"word"');
  });

  it("tells the limits of the form", () => {
    const rows = fieldRows(jsonSchemaOf(SCHEMAS.NewComplaint, messagesFor("en").api.fields));
    const row = (name: string) => rows.find((each) => each.name === name);
    expect(row("description")).toMatchObject({ isRequired: true, maxLength: 20_480, type: "string" });
    expect(row("customer.email")).toMatchObject({ isRequired: false, maxLength: 254 });
    expect(row("amountPaid.currency")).toMatchObject({ isRequired: true });
    expect(row("mood")).toMatchObject({ type: "integer", isRequired: false });
  });
});
