import { LOCALES } from "../../lib/i18n/config";
import { aspectIn, expectAccessible } from "../support/accessible";
import { aJpeg, aPdf } from "../support/factories/files";
import { deskOf, fileComplaint, fillComplaint, takeAndAssess, useLocale } from "../support/journey";
import { expect, test } from "../support/playwright";
import { onDatabase } from "../support/sign-in";
import { wordsOf } from "../support/words";

const en = wordsOf("en");
const unique = () => `${Date.now()}-${Math.floor(Math.random() * 1e6)}`;

for (const locale of LOCALES) {
  test(`wrong input comes back with the text kept, in ${locale}`, async ({ page }) => {
    const words = wordsOf(locale).filing;
    await useLocale(page, locale);
    await page.goto("/complaints/new");
    await page.getByLabel(words.description.label).fill("The parcel never came. 包裹一直沒到。");
    await page.getByLabel(words.order.amount).fill("abc");
    await page.getByLabel(wordsOf(locale).files.label).setInputFiles([
      { name: "one.pdf", mimeType: "application/pdf", buffer: aPdf() },
      {
        name: "no.heic",
        mimeType: "image/heic",
        buffer: Buffer.from("\0\0\0\x10ftypheic\0\0\0\0", "latin1"),
      },
    ]);
    await page.getByRole("button", { name: words.submit }).click();
    await expect(page.getByText(words.problem["amount-not-a-number"]).first()).toBeVisible();
    await expect(page.getByRole("link", { name: "HEIC" })).toBeVisible();
    await expect(page.getByRole("checkbox", { name: /^one\.pdf/ })).toBeChecked();
    await expect(page.getByText(words.problem["contact-missing"]).first()).toBeVisible();
    await expect(page.getByLabel(words.description.label)).toHaveValue(
      "The parcel never came. 包裹一直沒到。",
    );
    await expect(page.getByLabel(words.order.amount)).toHaveValue("abc");
    await expectAccessible(page, aspectIn(locale));
  });
}

test("the summary of errors leads to the fields", async ({ page }) => {
  await page.goto("/complaints/new");
  await page.getByRole("button", { name: en.filing.submit }).click();
  await page.getByRole("link", { name: en.filing.problem["description-missing"] }).click();
  await expect(page.getByLabel(en.filing.description.label)).toBeFocused();
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("a complaint is filed with a picture, wrong input first, and followed", async ({ page, browser }) => {
    await useLocale(page, "en");
    await page.goto("/complaints/new");
    await page.getByLabel(en.filing.description.label).fill("My order came broken.");
    await page.getByLabel(en.files.label).setInputFiles([
      { name: "broken.jpg", mimeType: "image/jpeg", buffer: await aJpeg({ width: 64, height: 48 }) },
      { name: "story.html", mimeType: "image/jpeg", buffer: Buffer.from("<html>not a picture</html>") },
    ]);
    await page.getByRole("button", { name: en.filing.submit }).click();
    await expect(page.getByText(en.filing.problem["name-missing"]).first()).toBeVisible();
    await expect(page.getByText("“story.html” is a web page.").first()).toBeVisible();
    await expect(page.getByRole("checkbox", { name: /^broken\.jpg/ })).toBeChecked();
    await expect(page.getByLabel(en.filing.description.label)).toHaveValue("My order came broken.");
    await page.getByLabel(en.filing.you.name).fill("Nora Quiet");
    await page.getByLabel(en.filing.you.email).fill(`nora-${unique()}@example.com`);
    await page.getByRole("button", { name: en.filing.submit }).click();
    await expect(page.getByRole("heading", { name: en.filing.filed.title })).toBeVisible();
    await page.getByRole("link", { name: en.filing.filed.open }).click();
    await page.getByLabel(en.tracking.reply.label).fill("I forgot: the glass is cracked too.");
    await page
      .getByLabel(en.files.label)
      .setInputFiles({ name: "receipt.pdf", mimeType: "application/pdf", buffer: aPdf() });
    await page.getByRole("button", { name: en.tracking.reply.submit }).click();
    await expect(page.getByText("I forgot: the glass is cracked too.")).toBeVisible();
    const stranger = await browser.newContext();
    for (const [name, kind] of [
      ["broken.jpg", "inline"],
      ["receipt.pdf", "attachment"],
    ] as const) {
      const href = (await page.getByRole("link", { name }).getAttribute("href")) ?? "";
      const answer = await page.request.get(href);
      expect(answer.headers()["content-disposition"]).toContain(`${kind}; filename="${name}"`);
      expect(answer.headers()["content-security-policy"]).toMatch(/^sandbox; default-src 'none'/);
      expect((await stranger.request.get(href)).status()).toBe(404);
    }
    await stranger.close();
  });
});

test("sending the same form twice files once", async ({ page }) => {
  const email = `double-${unique()}@example.com`;
  await page.goto("/complaints/new");
  await fillComplaint(page, { description: "Charged twice for one night.", name: "Dora Double", email });
  await page.getByRole("button", { name: en.filing.submit }).dblclick();
  await expect(page.getByRole("heading", { name: en.filing.filed.title })).toBeVisible();
  const [row] = await onDatabase<{ n: number }>(
    "SELECT count(*)::int AS n FROM complaint c JOIN contact_point p ON p.customer_id = c.customer_id WHERE p.value = $1",
    [email],
  );
  expect(row?.n).toBe(1);
});

test("the reference alone opens nothing, and a wrong link looks the same", async ({ page, browser }) => {
  const { reference } = await fileComplaint(page, {
    description: "The waiter was rude to my mother.",
    name: "Paula Private",
    email: `paula-${unique()}@example.com`,
  });
  const stranger = await (await browser.newContext()).newPage();
  const known = await stranger.goto(`/complaints/${reference}`);
  expect(known?.status()).toBe(404);
  const knownText = await stranger.locator("main").textContent();
  const unknown = await stranger.goto("/complaints/AM-2222-2222");
  expect(unknown?.status()).toBe(404);
  expect((await stranger.locator("main").textContent())?.replaceAll("AM-2222-2222", reference)).toBe(
    knownText,
  );
  await expectAccessible(stranger);
  await stranger.context().close();
});

test("a second complaint on the same order shows nothing of the first", async ({ page, browser }) => {
  const order = `ORD-${unique()}`;
  const email = `linus-${unique()}@example.com`;
  const first = await fileComplaint(page, {
    description: "It came late.",
    name: "Linus Link",
    email,
    orderReference: order,
  });
  const again = await (await browser.newContext()).newPage();
  const second = await fileComplaint(again, {
    description: "And now it is broken.",
    name: "Linus Link",
    email,
    orderReference: order,
  });
  await expect(again.getByText(first.reference)).toHaveCount(0);
  const [row] = await onDatabase<{ linked: string }>(
    "SELECT l.reference AS linked FROM complaint c JOIN complaint l ON l.id = c.linked_to_id WHERE c.reference = $1",
    [second.reference],
  );
  expect(row?.linked).toBe(first.reference);
  await again.context().close();
});

test("a customer withdraws", async ({ page }) => {
  await fileComplaint(page, {
    description: "Never mind soon.",
    name: "Wanda",
    email: `wanda-${unique()}@example.com`,
  });
  await page.getByRole("link", { name: en.filing.filed.open }).click();
  await page.locator("summary", { hasText: en.tracking.withdraw.title }).click();
  await page.getByRole("button", { name: en.tracking.withdraw.submit }).click();
  await expect(page.getByText(en.tracking.sent.withdrawn)).toBeVisible();
});

test("a customer declines an offer; a new one can be made", async ({ page, browser }) => {
  const { reference, link } = await fileComplaint(page, {
    description: "The room was not cleaned for two days.",
    orderReference: `HP-${unique()}`,
    amount: "3000",
    currency: "TWD",
    name: "Dana Decline",
    email: `dana-${unique()}@example.com`,
  });
  const agent = await deskOf(browser, "agent");
  await takeAndAssess(agent, reference, {
    amountPaid: "3000",
    provenLoss: "0",
    currency: "TWD",
    impact: "minor",
  });
  await agent.locator("summary", { hasText: "Send this remedy" }).click();
  await agent.getByRole("button", { name: "Send", exact: true }).click();
  await expect(agent.getByText("Offered, open").first()).toBeVisible();
  await page.goto(link);
  await page.locator("summary", { hasText: en.awards.customer.declineSummary }).click();
  await page.getByRole("button", { name: en.awards.customer.decline }).click();
  await expect(page.getByText(en.awards.customer.declinedTitle).first()).toBeVisible();
  await agent.reload();
  await expect(agent.getByText("Declined").first()).toBeVisible();
  await agent.context().close();
});
