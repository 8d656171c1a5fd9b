import { randomUUID } from "node:crypto";
import { connect } from "node:net";
import { text } from "node:stream/consumers";
import { expect, test } from "@playwright/test";
import { type Answer, ask, fileByHttp, hiddenFields, origin, send } from "../support/http";
import { onDatabase, sessionCookie } from "../support/sign-in";

// Without a browser: what anybody with a socket can send to the server.

const isAlive = async () => expect((await ask("/api/health")).status).toBe(200);
/** No answer tells where our code lives or how it failed. */
function tellsNothing({ body }: Pick<Answer, "body">): void {
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

test("a broken or cut-off body and odd methods file nothing, and the process lives", async () => {
  const marker = `cut-${randomUUID()}`;
  // One of a few letters is refused before the body is looked at.
  const edge = `--${"x".repeat(30)}`;
  const part = (name: string, value: string) =>
    `${edge}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
  // Everything that a filing needs, but for the last edge, which says that no more comes.
  const whole = (await filledForm(marker)).map(([name, value]) => part(name, value)).join("");
  const type = `multipart/form-data; boundary=${edge.slice(2)}`;
  for (const path of ["/complaints/new", "/complaints/lost-link", "/preferences", "/login"])
    for (const body of [
      "",
      edge,
      `${edge}--`,
      `${edge}\r\n`.repeat(5_000),
      whole,
      `${whole}${edge}`,
      whole.replaceAll("\r\n\r\n", "\r\n"),
      `${part("$ACTION_KEY", "").trimEnd()}`,
      `${part("n".repeat(20_000), "1")}${edge}--\r\n`,
      `${part('$ACTION_1:0"; filename="a', "{}")}${part("$ACTION_REF_1", "")}${edge}--\r\n`,
    ]) {
      const headers = { origin: origin(), "content-type": type };
      const answer = await ask(path, { method: "POST", body, headers });
      expect(answer.location, `${path} ${body.slice(0, 60)}`).not.toContain("/filed");
      tellsNothing(answer);
    }
  const { hostname, host, port } = new URL(origin());
  const head = `POST /complaints/new HTTP/1.1\r\nHost: ${host}\r\nOrigin: ${origin()}\r\nContent-Type: ${type}`;
  for (const [length, body] of [
    [whole.length + 1_000, `${whole}${edge}--\r\n`],
    [10, `${whole}${edge}--\r\n`],
  ] as const) {
    const socket = connect({ host: hostname, port: Number(port) });
    // Half a request and then nobody there; or more than was said, which is no second request.
    socket.end(`${head}\r\nContent-Length: ${length}\r\n\r\n${body}`);
    tellsNothing({ body: await text(socket) });
  }
  const cookie = await sessionCookie("manager");
  for (const method of ["PUT", "DELETE", "PATCH", "OPTIONS", "HEAD"])
    for (const path of ["/queue", "/complaints/new", "/preferences", "/audit/export", "/api/health"])
      tellsNothing(await ask(path, { method, cookie, headers: { origin: origin() } }));
  expect(await filedWith(marker)).toBe(0);
  const headers = { origin: origin(), "content-type": type };
  expect(
    (await ask("/complaints/new", { method: "POST", body: `${whole}${edge}--\r\n`, headers })).location,
  ).toContain("/filed");
  expect(await filedWith(marker)).toBe(1);
  await isAlive();
});

test("every page says how it may be kept and shown, and no address carries a secret", async () => {
  const filed = await fileByHttp({ description: `Headers ${randomUUID()}` });
  const cookie = await sessionCookie("manager");
  const opened = await fetch(`${origin()}${filed.link}`, { redirect: "manual" });
  expect([opened.status, opened.headers.get("location")]).toEqual([303, `/complaints/${filed.reference}`]);
  const [set, ...more] = opened.headers.getSetCookie();
  expect(more).toEqual([]);
  expect(set).toMatch(/^amends-link=/);
  expect(set).toMatch(/HttpOnly/i);
  expect(set).toMatch(/SameSite=lax/i);
  expect(set).toContain(`Path=/complaints/${filed.reference}`);
  const own = `/complaints/${filed.reference}`;
  const asked: [path: string, cookie: string][] = [
    [own, filed.cookie],
    [own, ""],
    [filed.link, ""],
    ["/c/nothing", ""],
    ["/feedback/nothing", ""],
    ["/complaints/filed", ""],
    ["/queue", cookie],
    ["/queue", ""],
    [`/queue/${filed.reference}`, cookie],
    ["/settings/staff", cookie],
    ["/outbox", cookie],
    ["/audit/export", cookie],
    ["/dashboard/cases/export", cookie],
    ["/api/auth/session", cookie],
    ["/nowhere", ""],
  ];
  for (const [path, by] of asked) {
    const { headers, location } = await ask(path, { cookie: by });
    expect(headers.get("cache-control"), path).toContain("no-store");
    expect(headers.get("referrer-policy"), path).toBe("same-origin");
    expect(headers.get("x-content-type-options"), path).toBe("nosniff");
    expect(headers.get("x-frame-options"), path).toBe("DENY");
    expect(headers.get("content-security-policy"), path).toMatch(
      /script-src 'self' 'nonce-.+frame-ancestors 'none'/,
    );
    expect(headers.get("x-powered-by"), path).toBeNull();
    expect(location, path).not.toContain(filed.link.slice(3));
    expect(location, path).not.toMatch(/[?&](token|key|code|secret|sid)=/);
  }
});
