import { z } from "zod";
import { SCHEMAS, type SchemaName } from "@/lib/api/operations";
import type { Messages } from "@/lib/i18n/load-messages";

/** A JSON Schema as plain data. */
export type JsonSchema = { [key: string]: unknown };

type Words = Messages["api"]["fields"];

function isObject(value: unknown): value is JsonSchema {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The explanation a field's "word" stands for, or nothing. */
function wordOf(words: Words, key: unknown): string | undefined {
  return typeof key === "string" ? new Map(Object.entries(words)).get(key) : undefined;
}

/** The same schema with each "word" said in one language. */
function spoken(value: unknown, words: Words): unknown {
  if (Array.isArray(value)) return value.map((inner) => spoken(inner, words));
  if (!isObject(value)) return value;
  const entries = Object.entries(value).flatMap(([key, inner]): [string, unknown][] => {
    if (key !== "word") return [[key, spoken(inner, words)]];
    const description = wordOf(words, inner);
    // A property that happens to be called "word" is a schema of its own, not a text.
    if (isObject(inner)) return [[key, spoken(inner, words)]];
    return description === undefined ? [] : [["description", description]];
  });
  return Object.fromEntries(entries);
}

/** A zod schema as JSON Schema (draft 2020-12, as OpenAPI 3.1 wants it), explained in one language. */
export function jsonSchemaOf(schema: z.ZodType, words: Words): JsonSchema {
  // What comes in and goes out have one shape; "input" keeps answers open for fields that come later.
  const { $schema: _dialect, ...plain } = z.toJSONSchema(schema, { io: "input" });
  const said = spoken(plain, words);
  return isObject(said) ? said : {};
}

export function componentSchema(name: SchemaName, words: Words): JsonSchema {
  return jsonSchemaOf(SCHEMAS[name], words);
}

export type FieldRow = {
  /** "customer.email", "timeline[].at". */
  name: string;
  type: string;
  isRequired: boolean;
  isNullable: boolean;
  description: string;
  maxLength: number | null;
  values: readonly string[];
};

function branchesOf(schema: JsonSchema): JsonSchema[] {
  const branches = schema.oneOf ?? (schema.properties ? undefined : schema.anyOf);
  return Array.isArray(branches) ? branches.filter(isObject) : [schema];
}

function typeOf(schema: JsonSchema): string {
  if (typeof schema.const === "string") return "string";
  const { type, format } = schema;
  if (type === "array") return "array";
  return typeof format === "string" ? `${String(type)} (${format})` : String(type ?? "object");
}

function valuesOf(schema: JsonSchema): string[] {
  const listed = Array.isArray(schema.enum) ? schema.enum : schema.const === undefined ? [] : [schema.const];
  return listed.map(String);
}

/** The fields of a schema, depth first, as a table shows them; alternatives stand one after the other. */
export function fieldRows(schema: JsonSchema, prefix = ""): FieldRow[] {
  const rows = new Map<string, FieldRow>();
  for (const branch of branchesOf(schema)) {
    const required = Array.isArray(branch.required) ? branch.required : [];
    const properties = isObject(branch.properties) ? Object.entries(branch.properties) : [];
    for (const [key, property] of properties) {
      if (!isObject(property)) continue;
      for (const row of rowsOf(property, { name: `${prefix}${key}`, isRequired: required.includes(key) })) {
        const known = rows.get(row.name);
        rows.set(
          row.name,
          known ? { ...known, values: [...new Set([...known.values, ...row.values])] } : row,
        );
      }
    }
  }
  return [...rows.values()];
}

function rowsOf(
  property: JsonSchema,
  { name, isRequired }: { name: string; isRequired: boolean },
): FieldRow[] {
  const branches = branchesOf(property);
  const real = branches.filter(({ type }) => type !== "null");
  const [first = property] = real;
  const row = {
    name,
    type: [...new Set(real.map(typeOf))].join(" | "),
    isRequired,
    isNullable: real.length < branches.length,
    description: String(property.description ?? first.description ?? ""),
    maxLength: typeof first.maxLength === "number" ? first.maxLength : null,
    values: real.flatMap(valuesOf),
  };
  const inner = first.type === "array" && isObject(first.items) ? fieldRows(first.items, `${name}[].`) : [];
  return [row, ...inner, ...real.flatMap((one) => (one.properties ? fieldRows(one, `${name}.`) : []))];
}
