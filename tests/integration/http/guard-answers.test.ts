import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { guardAnswers } from "@/lib/http/guard-answer";
import { watchRequests } from "@/lib/http/peer-address";
import { noteOutage } from "@/lib/outage";

const later = () => new Promise((resolve) => setTimeout(resolve, 5));
let server: Server;
let url: string;

/** Answers as Next does: body read first, status set by hand, parts written one by one. */
async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part);
  await later();
  const [, path = ""] = (request.url ?? "").split("?")[0]?.split("/") ?? [];
  if (path.startsWith("away")) noteOutage();
  response.setHeader("X-Request-Id", "kept");
  if (path.endsWith("page")) {
    response.end("a page all the same");
  } else if (path.endsWith("packed")) {
    response.writeHead(500, { "Content-Encoding": "gzip" });
    response.end(gzipSync("<html id='__next_error__'>"));
  } else if (path.endsWith("missing")) {
    response.statusCode = 404;
    response.end("no");
  } else if (path.endsWith("sent")) {
    response.statusCode = 303;
    response.setHeader("Location", "/there");
    response.end();
  } else {
    response.statusCode = 500;
    response.flushHeaders();
    await new Promise<void>((resolve) => response.write("<html id='__next_error__'>", () => resolve()));
    response.end(`${Buffer.concat(parts).length} bytes</html>`);
  }
}

beforeAll(async () => {
  watchRequests();
  guardAnswers();
  server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  url = `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}`;
});
afterAll(() => new Promise<void>((resolve) => void server.close(() => resolve())));

const page = (path: string, headers: Record<string, string> = {}) =>
  fetch(url + path, { headers: { accept: "text/html,*/*", ...headers }, redirect: "manual" });

describe("a page that failed", () => {
  it.each([
    ["en", "We cannot reach our records right now"],
    ["zh-CN,zh;q=0.9", "暂时无法读取数据"],
    ["zh-TW", "目前無法讀取資料"],
  ])(
    "says in the language of %s that the database is away, with 503 and Retry-After",
    async (language, words) => {
      const response = await page("/away", { "accept-language": language });
      const html = await response.text();
      expect(response.status).toBe(503);
      expect(response.headers.get("retry-after")).toBe("5");
      expect(response.headers.get("cache-control")).toBe("no-store");
      expect(html).toContain(`<h1>${words}</h1>`);
      expect(html).not.toContain("__next_error__");
      expect(html).not.toContain("<script");
    },
  );

  it("follows the address before the cookie, and the cookie before the browser", async () => {
    const cookie = "a=1; amends-locale=zh-Hans; amends-theme=dark";
    expect(await (await page("/zh-Hant/away", { cookie })).text()).toContain('<html lang="zh-Hant"');
    expect(await (await page("/away", { cookie })).text()).toContain(
      '<html lang="zh-Hans" data-theme="dark">',
    );
  });

  it("says what else failed with 500 and the code that finds it in the log", async () => {
    const response = await page("/broken");
    expect(response.status).toBe(500);
    expect(response.headers.get("retry-after")).toBeNull();
    expect(await response.text()).toMatch(/Code: [0-9a-f-]{36}/);
  });

  it("replaces a body that was packed already, and answers HEAD without one", async () => {
    const response = await page("/away-packed");
    expect(response.headers.get("content-encoding")).toBeNull();
    expect(await response.text()).toContain("We cannot reach");
    const head = await fetch(`${url}/away`, { method: "HEAD", headers: { accept: "text/html" } });
    expect([head.status, await head.text()]).toEqual([503, ""]);
  });

  it("offers the same address again, and nothing that it could be made to carry", async () => {
    const html = await (await page('/away?next="><script>')).text();
    expect(html).toMatch(/href="\/away\?next=[^"<>]*"/);
  });
});

describe("an answer that is not for a reader", () => {
  it("keeps its body and says 503 where the database was away", async () => {
    const response = await page("/away", { rsc: "1" });
    expect([response.status, response.headers.get("retry-after")]).toEqual([503, "5"]);
    expect(await response.text()).toContain("__next_error__");
    expect((await page("/broken", { "next-action": "x" })).status).toBe(500);
    expect((await page("/api/away")).status).toBe(500);
  });
});

describe("an answer that did not fail", () => {
  it("says 503 where it did without the database, and keeps its body", async () => {
    const response = await page("/away-page");
    expect([response.status, await response.text()]).toEqual([503, "a page all the same"]);
  });

  it("stays as it is otherwise", async () => {
    expect((await page("/a-page")).status).toBe(200);
    expect((await page("/away-missing")).status).toBe(404);
    expect((await page("/away-sent")).status).toBe(303);
  });

  it("belongs to its own request among many", async () => {
    const paths = Array.from({ length: 30 }, (_, n) => (n % 2 === 0 ? "/away-page" : "/a-page"));
    const answers = await Promise.all(paths.map((path) => page(path)));
    expect(answers.map(({ status }) => status)).toEqual(paths.map((_, n) => (n % 2 === 0 ? 503 : 200)));
  });
});

describe("a form that was sent without JavaScript", () => {
  function form(extra: Record<string, string> = {}): FormData {
    const data = new FormData();
    data.set("$ACTION_1:0", '{"id":"4711"}');
    data.set("token", "6f9619ff-8b86-4d11-b42d-00c04fc964ff");
    data.set("body", 'Das Zimmer war <b>kalt</b> & "laut".\n  你好 🙏');
    for (const [name, value] of Object.entries(extra)) data.set(name, value);
    return data;
  }
  const post = async (body: FormData | URLSearchParams, headers: Record<string, string> = {}) => {
    const response = await fetch(`${url}/away`, { method: "POST", body, headers });
    return { status: response.status, html: await response.text() };
  };

  it("comes back filled, ready to be sent again", async () => {
    const { status, html } = await post(form());
    expect(status).toBe(503);
    expect(html).toContain('<form method="post" enctype="multipart/form-data" action="/away">');
    expect(html).toContain('name="$ACTION_1:0" value="{&quot;id&quot;:&quot;4711&quot;}"');
    expect(html).toContain(
      "Das Zimmer war &lt;b&gt;kalt&lt;/b&gt; &amp; &quot;laut&quot;.\r\n  你好 🙏</textarea>",
    );
  });

  it("comes back also when it is long, in pieces, or of the older kind", async () => {
    const long = `${"x y ".repeat(100_000)}end`;
    expect((await post(form({ body: long }))).html).toContain(long);
    expect((await post(new URLSearchParams({ reason: "too cold" }))).html).toContain("too cold</textarea>");
  });

  it("says that files have to be chosen again", async () => {
    const data = form();
    data.set("files", new File(["%PDF"], "bill.pdf"));
    const { html } = await post(data);
    expect(html).toContain("Files have to be chosen again");
    expect(html).not.toContain("%PDF");
  });

  it("never shows a password", async () => {
    const { html } = await post(form({ password: "correct horse battery" }));
    expect(html).not.toContain("correct horse");
    expect(html).not.toContain("<form");
  });

  it("is not kept where JavaScript sent it and holds it still", async () => {
    const { html } = await post(form(), { "next-action": "x" });
    expect(html).toContain("__next_error__");
  });
});
