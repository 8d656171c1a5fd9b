import { EXAMPLE_CUSTOMER, EXAMPLE_KEY, EXAMPLE_REFERENCE, EXAMPLE_VOUCHER_CODE } from "@/lib/api/examples";
import { componentSchema, type JsonSchema, jsonSchemaOf } from "@/lib/api/json-schema";
import { OPERATIONS, type Operation, SCHEMAS, type SchemaName } from "@/lib/api/operations";
import { API_SCOPES } from "@/lib/auth/scopes";
import { PROBLEMS, type ProblemKind } from "@/lib/http/problem";
import { messagesFor } from "@/lib/i18n/load-messages";
import { paths } from "@/lib/paths";

/** Generated clients are written in English by people of all languages; the page is for reading and speaks three. */
const WORDS = messagesFor("en").api;
const NAMES = Object.keys(SCHEMAS).filter((name): name is SchemaName => Object.hasOwn(SCHEMAS, name));

const ref = (name: SchemaName) => ({ $ref: `#/components/schemas/${name}` });

const PATH_PARAMETERS = [
  { name: "reference", description: WORDS.fields.reference, example: EXAMPLE_REFERENCE },
  { name: "code", description: WORDS.fields.voucherCode, example: EXAMPLE_VOUCHER_CODE },
  { name: "customer", description: WORDS.fields.customerNumber, example: EXAMPLE_CUSTOMER },
] as const;

function parametersOf({ path, query, takesKey, needsKey = false }: Operation): JsonSchema[] {
  const inPath = PATH_PARAMETERS.flatMap(({ name, description, example }) =>
    path.includes(`{${name}}`)
      ? [{ name, in: "path", required: true, description, schema: { type: "string" }, example }]
      : [],
  );
  const key = {
    name: "Idempotency-Key",
    in: "header",
    required: needsKey,
    description: WORDS.repeat.body,
    schema: { type: "string", minLength: 1, maxLength: 255 },
    example: EXAMPLE_KEY,
  };
  const filters = Object.entries(query?.shape ?? {}).map(([name, schema]) => {
    const { description, ...plain } = jsonSchemaOf(schema, WORDS.fields);
    return { name, in: "query", required: false, description, schema: plain };
  });
  return [...inPath, ...filters, ...(takesKey ? [key] : [])];
}

/** Refusals by status; two kinds never share one. */
function refusalsOf(problems: readonly ProblemKind[]): Record<string, JsonSchema> {
  return Object.fromEntries(
    problems.map((kind) => {
      const { status } = PROBLEMS[kind];
      const waits = status === 429 || status === 503 || kind === "in-flight";
      const headers = waits ? { headers: { "Retry-After": { schema: { type: "integer" } } } } : {};
      const content = { "application/problem+json": { schema: ref("Problem") } };
      return [String(status), { description: WORDS.errors.kinds[kind], ...headers, content }];
    }),
  );
}

function securityOf({ needs, method }: Operation): JsonSchema[] {
  // Filing knows a program by its credential, reading the policy knows nobody.
  if (needs === "nothing") return method === "get" ? [{}] : [{}, { credential: ["complaints:file"] }];
  return needs === "tracking-token" ? [{ trackingToken: [] }] : [{ credential: [needs] }];
}

function operationOf(operation: Operation): JsonSchema {
  const { id, request, response, problems } = operation;
  const { title, text } = WORDS.operations[id];
  const examples = Object.entries(request?.examples ?? {}).map(([name, value]) => [name, { value }]);
  const requestBody = request && {
    required: true,
    content: { "application/json": { schema: ref(request.schema), examples: Object.fromEntries(examples) } },
  };
  return {
    operationId: id,
    summary: title,
    description: text,
    security: securityOf(operation),
    parameters: parametersOf(operation),
    ...(requestBody ? { requestBody } : {}),
    responses: {
      [response.status]: {
        description: title,
        content: { "application/json": { schema: ref(response.schema) } },
      },
      ...refusalsOf(problems),
    },
  };
}

/** The API as an OpenAPI 3.1 document, made of the schemas that the routes themselves use. */
export function openApiDocument(origin: string): JsonSchema {
  const byPath: Record<string, JsonSchema> = {};
  for (const operation of OPERATIONS)
    byPath[operation.path] = { ...byPath[operation.path], [operation.method]: operationOf(operation) };
  return {
    openapi: "3.1.0",
    info: { title: "Amends API", version: "1.0.0", description: WORDS.lead },
    externalDocs: { url: `${origin}${paths.api.docs}` },
    servers: [{ url: `${origin}${paths.api.v1}` }],
    paths: byPath,
    components: {
      schemas: Object.fromEntries(NAMES.map((name) => [name, componentSchema(name, WORDS.fields)])),
      securitySchemes: {
        trackingToken: { type: "http", scheme: "bearer", description: WORDS.access.token },
        credential: {
          type: "http",
          scheme: "bearer",
          bearerFormat: "amends_…",
          description: `${WORDS.access.credential} (${API_SCOPES.join(", ")})`,
        },
      },
    },
  };
}
