import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import { parse } from "csv-parse/sync";
import { ask, fileByHttp, hiddenFields, send } from "../support/http";
import { expect, openReady, test } from "../support/playwright";
import { onDatabase, signInAs } from "../support/sign-in";

// What strangers write is stored as they wrote it and is text wherever it is shown. The bait tries to leave every place
// that a text can stand in; where one lets it out, the page has an element or an attribute that we never wrote.

const BAIT = `'></textarea></title></script></style>--><bait-tag data-bait="1"></bait-tag>" data-bait="2" ' data-bait='3'
<script>document.title="bait"</script>{{7*7}}`;
const RIGHT_TO_LEFT = "\u202e";
const DIRECTION = /[\u202a-\u202e\u2066-\u2069]/;

const aWord = () => `bait${randomUUID().slice(0, 8)}`;

/** What a page made of the bait, in the HTML as it came and after its scripts have run, and what it says. */
async function drawn(page: Page, html?: string): Promise<{ escaped: string[]; text: string }> {
  return page.evaluate((source) => {
    const root =
      source === undefined ? document : new DOMParser().parseFromString(source.toString(), "text/html");
    const escaped = [...root.querySelectorAll("bait-tag, [data-bait]")].map((one) =>
      one.outerHTML.slice(0, 200),
    );
    if (root.title.includes("bait")) escaped.push(root.title);
    const values = [...root.querySelectorAll("input, textarea")].map((one) => Reflect.get(one, "value"));
    const words = [...root.querySelectorAll("body *:not(script, style)")].flatMap((one) =>
      [...one.childNodes].flatMap((node) => (node.nodeType === Node.TEXT_NODE ? [node.textContent] : [])),
    );
    return { escaped, text: [...words, ...values].join("\n") };
  }, html);
}

/** Opens a page and proves that it shows the bait, as text. */
async function expectHarmless(page: Page, path: string, shown: string): Promise<void> {
  const response = await openReady(page, path);
  const first = await drawn(page, await response?.text());
  expect(first.escaped, path).toEqual([]);
  expect(first.text, path).toContain(shown);
  const then = await drawn(page);
  expect(then.escaped, `${path} with its scripts`).toEqual([]);
  expect(then.text, path).toContain(shown);
}

test.describe("what a stranger wrote", () => {
  test("is text on every page that shows it, and no letter repeats it", async ({ page, context }) => {
    const word = aWord();
    const tag = `${word} <bait-tag data-bait="0">`;
    const name = `=1+1 ${word}${RIGHT_TO_LEFT} "'><bait-tag data-bait="1"></bait-tag>" data-bait="2"`;
    const filed = await fileByHttp({
      description: `=HYPERLINK(1) ${tag}\n${BAIT}`,
      name,
      orderReference: `${word}"><bait-tag data-bait="4">`,
      remedySought: `${tag} ${BAIT}`,
    });
    const own = `/complaints/${filed.reference}`;
    const form = hiddenFields((await ask(own, { cookie: filed.cookie })).body, "body");
    const reply = await send(own, [...form, ["body", `${tag} again ${BAIT}`]], { cookie: filed.cookie });
    expect(reply.status).toBe(303);
    const [row] = await onDatabase<{ id: string; customer: string; name: string; just_before: string }>(
      `SELECT c.id, c.customer_id AS customer, p.name,
         queue_rank || '.' || (floor(extract(epoch FROM next_due_at) * 1000) - 1) || '.0.' || c.id AS just_before
       FROM complaint c JOIN customer p ON p.id = c.customer_id WHERE reference = $1`,
      [filed.reference],
    );
    // A name stands in one line with our own words, which its marks would turn around.
    expect(row?.name).not.toMatch(DIRECTION);

    await page.goto(filed.link);
    await expectHarmless(page, own, `${tag} again`);
    await signInAs(context, "manager");
    const pages: [path: string, shown: string][] = [
      [`/queue/${filed.reference}`, `${tag} again`],
      // Its own page of the queue, however many others wait.
      [`/queue?after=${row?.just_before}`, tag],
      [`/queue?q=${word}`, tag],
      ["/customers", '<bait-tag data-bait="1">'],
      [`/customers?q=${word}`, '<bait-tag data-bait="1">'],
      [`/customers/${row?.customer}`, '<bait-tag data-bait="1">'],
      ["/dashboard/cases?measure=received.severity&from=2020-01-01&to=2030-01-01", tag],
      [`/queue?q=${encodeURIComponent(`${word} ${BAIT}`.slice(0, 150))}`, '<bait-tag data-bait="1">'],
      [`/customers?q=${encodeURIComponent(`${word} ${BAIT}`.slice(0, 150))}`, '<bait-tag data-bait="1">'],
    ];
    for (const [path, shown] of pages) await expectHarmless(page, path, shown);

    // Looking at the customer is an entry that names them; it is written after the page was sent.
    const entries = `/audit?customer=${row?.customer}`;
    await expect.poll(async () => (await context.request.get(entries)).text()).toContain("&lt;bait-tag");
    await expectHarmless(page, entries, '<bait-tag data-bait="1">');

    const mails = await onDatabase<{ id: string }>("SELECT id FROM mail WHERE complaint_id = $1", [row?.id]);
    expect(mails.length).toBeGreaterThan(0);
    for (const { id } of mails) {
      await expectHarmless(page, `/outbox/${id}`, filed.reference);
      const { text } = await drawn(page);
      expect(text).not.toContain("bait-tag");
      expect(text).not.toMatch(DIRECTION);
    }
  });

  test("is no formula in a file for spreadsheets", async ({ context }) => {
    const word = aWord();
    const filed = await fileByHttp({
      description: `=HYPERLINK(1),"${word}\n${BAIT}`,
      name: `＝cmd|' /C calc'!A0 "${word}"`,
    });
    const [row] = await onDatabase<{ customer: string }>(
      "SELECT customer_id AS customer FROM complaint WHERE reference = $1",
      [filed.reference],
    );
    await signInAs(context, "manager");
    expect((await context.request.get(`/customers/${row?.customer}`)).status()).toBe(200);
    const cellsOf = async (path: string): Promise<string[]> => {
      const answer = await context.request.get(path);
      expect(answer.headers()["content-type"]).toBe("text/csv; charset=utf-8");
      expect(answer.headers()["content-disposition"]).toMatch(/^attachment; filename="[\w-]+\.csv"$/);
      const records: string[][] = parse(await answer.text(), { bom: true, relax_column_count: true });
      return records.flat();
    };
    const span = "measure=received.severity&from=2020-01-01&to=2030-01-01";
    const cases = await cellsOf(`/dashboard/cases/export?${span}`);
    expect(cases.filter((cell) => cell.includes(word))).toEqual([`'=HYPERLINK(1),"${word}`]);
    const named = async () =>
      new Set((await cellsOf(`/audit/export?customer=${row?.customer}`)).filter((one) => one.includes(word)));
    await expect.poll(named).toEqual(new Set([`'＝cmd|' /C calc'!A0 "${word}"`]));
    for (const cell of [...cases, ...(await cellsOf("/audit/export"))])
      if (!/^-?\d+(\.\d+)?$/.test(cell)) expect(cell).not.toMatch(/^\s*[=+\-@＝＋－＠]/u);
  });

  test("comes back as text in a form that is refused and in an address that is none", async ({ page }) => {
    const word = aWord();
    for (const [path, field] of [
      ["/complaints/new", "description"],
      ["/complaints/lost-link", "reference"],
    ] as const) {
      const fields = hiddenFields((await ask(path)).body, field);
      const answer = await send(path, [...fields, [field, `${word} ${BAIT}`]]);
      const { escaped, text } = await drawn(page, answer.body);
      expect([answer.status, escaped], path).toEqual([200, []]);
      expect(text, path).toContain(`${word} '></textarea>`);
    }
    const asked = encodeURIComponent(BAIT);
    for (const path of [`/complaints/${asked}`, `/${asked}`, `/login?error=${asked}&callbackUrl=${asked}`]) {
      const { body } = await ask(path);
      expect((await drawn(page, body)).escaped, path).toEqual([]);
    }
  });
});

test.describe("spam", () => {
  const MARKUP = "[url=https://spam.example]cheap[/url]";
  const countsOf = async (reference: string) =>
    (
      await onDatabase<{ held: number; filed: number }>(
        `SELECT (SELECT count(*)::int FROM held_filing WHERE reference = $1) AS held,
          (SELECT count(*)::int FROM complaint WHERE reference = $1) AS filed`,
        [reference],
      )
    )[0];

  for (const [how, fields] of [
    ["with the field filled that nobody sees", { website: "https://spam.example", startedAt: "1" }],
    ["sent too fast and full of links", { description: MARKUP }],
    ["of unknown age and full of links", { description: MARKUP, startedAt: "soon" }],
  ] as const)
    test(`${how} is confirmed like every other filing, and stands only in the held list`, async ({
      page,
      context,
    }) => {
      const word = aWord();
      const email = `${word}@example.com`;
      const name = `Ada ${word}`;
      const text = "description" in fields ? fields.description : "";
      const filed = await fileByHttp({ ...fields, name, email, description: `${word} ${text} ${BAIT}` });
      expect(await countsOf(filed.reference)).toEqual({ held: 1, filed: 0 });
      const [strewn] = await onDatabase<{ n: number }>(
        `SELECT ((SELECT count(*) FROM contact_point WHERE value = $1) + (SELECT count(*) FROM customer WHERE name = $2)
          + (SELECT count(*) FROM message WHERE body LIKE $3))::int AS n`,
        [email, name, `%${word}%`],
      );
      expect(strewn?.n).toBe(0);
      await page.goto(filed.link);
      await expectHarmless(page, `/complaints/${filed.reference}`, `${word} ${text}`);
      await signInAs(context, "agent");
      await expectHarmless(page, "/held", `${word} ${text}`);
      expect((await page.goto(`/queue/${filed.reference}`))?.status()).toBe(404);
      const found = await context.request.get(`/queue?q=${word}`);
      expect([found.status(), (await found.text()).includes(filed.reference)]).toEqual([200, false]);
    });

  test("is not what somebody sends who took their time, nor what is only quick", async () => {
    const aMinuteAgo = String(Date.now() - 60_000);
    const patient = await fileByHttp({ description: `${aWord()} ${MARKUP}`, startedAt: aMinuteAgo });
    const quick = await fileByHttp({ description: `${aWord()} came late and nobody answered.` });
    for (const { reference } of [patient, quick])
      expect(await countsOf(reference)).toEqual({ held: 0, filed: 1 });
  });
});
