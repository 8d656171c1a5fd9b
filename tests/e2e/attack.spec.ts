import { randomUUID } from "node:crypto";
import { expect, test } from "@playwright/test";
import { type Answer, ask, hiddenFields, origin, send } from "../support/http";
import { onDatabase, sessionCookie } from "../support/sign-in";

// Without a browser: what anybody with a socket can send to the server.

const isAlive = async () => expect((await ask("/api/health")).status).toBe(200);
/** No answer tells where our code lives or how it failed. */
function tellsNothing({ body }: Answer): void {
  expect(body).not.toMatch(/node_modules\/|\.next\/server|\bat \w+ \(|PrismaClient|postgres(ql)?:\/\//);
}
const filedWith = async (text: string) =>
  (
    await onDatabase<{ n: number }>(
      "SELECT count(*)::int AS n FROM message WHERE body LIKE '%' || $1 || '%'",
      [text],
    )
  )[0]?.n;

async function filledForm(description: string): Promise<[string, string][]> {
  const page = await ask("/complaints/new");
  return [
    ...hiddenFields(page.body, "description"),
    ["description", description],
    ["name", "Ada"],
    ["email", `${randomUUID()}@example.com`],
    ["currency", "TWD"],
  ];
}

test.describe("bodies", () => {
  test("too much is refused before it is kept, and the process lives", async () => {
    const megabytes = "x".repeat(2_000_000);
    const answers = await Promise.all([
      ask("/preferences", { method: "POST", body: `locale=en&pad=${megabytes}` }),
      ask("/api/auth/callback/credentials", { method: "POST", body: `email=${megabytes}` }),
      ask("/api/v1/complaints", {
        method: "POST",
        body: JSON.stringify({ description: megabytes }),
        headers: { "content-type": "application/json" },
      }),
      send("/login", [["email", megabytes]]),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([413, 413, 413, 413]);
    for (const answer of answers) tellsNothing(answer);
    await isAlive();
  });

  test("a form with a field that it does not have files nothing", async () => {
    const marker = `marker-${randomUUID()}`;
    const answer = await send("/complaints/new", [...(await filledForm(marker)), ["severity", "urgent"]]);
    expect(answer.status).toBe(200);
    expect(await filedWith(marker)).toBe(0);
    expect(answer.body).toContain(marker);
  });

  test("two customers at the same address with different bodies are never mixed", async () => {
    const forms = await Promise.all(
      Array.from({ length: 30 }, async (_, n) => {
        const marker = `own-${n}-${randomUUID()}`;
        const form = (await filledForm(marker)).filter(([name]) => name !== "name");
        return { marker, form };
      }),
    );
    const answers = await Promise.all(forms.map(({ form }) => send("/complaints/new", form)));
    for (const [index, { status, body, headers }] of answers.entries()) {
      expect(status).toBe(200);
      const shown = forms.filter(({ marker }) => body.includes(marker)).map(({ marker }) => marker);
      expect(shown).toEqual([forms[index]?.marker]);
      expect(headers.get("cache-control")).toContain("no-store");
    }
  });
});

test.describe("another site's forms", () => {
  for (const headers of [
    { origin: "null" },
    { origin: "https://evil.example" },
    { origin: "http://127.0.0.1:1" },
    { origin: "https://evil.example", "x-forwarded-host": "evil.example" },
    { origin: "not a url" },
  ] as const)
    test(`are refused: ${JSON.stringify(headers)}`, async () => {
      const marker = `foreign-${randomUUID()}`;
      const answer = await send("/complaints/new", await filledForm(marker), { headers });
      expect(answer.status).toBe(403);
      tellsNothing(answer);
      for (const path of ["/preferences", "/login", "/queue", "/api/auth/callback/credentials"])
        expect(
          (await send(path, [["a", "b"]], { headers, cookie: await sessionCookie("agent") })).status,
        ).toBe(403);
      expect(await filedWith(marker)).toBe(0);
    });
});

test("malformed Flight payloads (CVE-2025-55182) answer without a stack trace, and the process lives", async () => {
  const page = await ask("/complaints/lost-link");
  const known = hiddenFields(page.body, "reference").find(([name]) => name.startsWith("$ACTION_REF_"));
  const id =
    hiddenFields(page.body, "reference").find(([name]) => /^\$ACTION_\d+:0$/.test(name))?.[1] ?? "{}";
  const actionId = String(Reflect.get(Object(JSON.parse(id)), "id"));
  expect(known && actionId.length > 20).toBeTruthy();
  const gadget = {
    // biome-ignore lint/suspicious/noThenProperty: what an attacker sends.
    then: "$1:__proto__:then",
    status: "resolved_model",
    reason: -1,
    value: '{"then":"$B0"}',
    _response: { _prefix: "process.exit(1);", _formData: { get: "$1:constructor:constructor" } },
  };
  const payloads: [string, string][][] = [
    [
      ["0", JSON.stringify(gadget)],
      ["1", '"$@0"'],
    ],
    [
      ["0", '["$1:constructor:constructor"]'],
      ["1", "{}"],
    ],
    [
      ["0", '["$F1"]'],
      ["1", '{"id":"child_process#execSync","bound":["id"]}'],
    ],
    [["0", '["$K1"]']],
    [
      ["0", '["$@1"]'],
      ["1", '["$@0"]'],
    ],
    [["0", "$undefined"]],
    [["0", "not json at all"]],
    [["0", "[".repeat(20_000)]],
    [
      ["0", `[${'"$Q1",'.repeat(3_000)}"$W1"]`],
      ["1", "[]"],
    ],
    [
      ["__proto__", "[]"],
      ["constructor", "[]"],
    ],
    [["0", '["$o1","$R1","$r1","$X1","$n999999999999999999"]']],
    [],
  ];
  for (const fields of payloads)
    for (const action of [actionId, "0".repeat(42), "../../etc/passwd", "x".repeat(10_000)]) {
      const form = new FormData();
      for (const [name, value] of fields) form.append(name, value);
      const answer = await ask("/complaints/lost-link", {
        method: "POST",
        body: form,
        headers: { origin: origin(), "next-action": action },
      });
      expect(answer.status).not.toBe(303);
      tellsNothing(answer);
    }
  for (const type of [
    "text/plain;charset=UTF-8",
    "multipart/form-data",
    "multipart/form-data; boundary=",
    "application/x-www-form-urlencoded",
  ]) {
    const answer = await ask("/complaints/lost-link", {
      method: "POST",
      body: '[{"then":"$1:__proto__:then"}]',
      headers: { origin: origin(), "next-action": actionId, "content-type": type },
    });
    tellsNothing(answer);
  }
  await isAlive();
});
