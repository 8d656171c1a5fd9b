import { fileComplaint } from "../support/journey";
import { expect, test } from "../support/playwright";
import { onDatabase } from "../support/sign-in";
import { wordsOf } from "../support/words";

/** As the job leaves a case whose customer never answered our question. */
async function closedUnanswered(reference: string): Promise<void> {
  await onDatabase(
    `WITH moved AS (
       UPDATE complaint SET status = 'closed', outcome = 'no-reply', closed_at = now(), version = version + 1
       WHERE reference = $1 RETURNING id
     ) INSERT INTO complaint_event (complaint_id, type, actor_kind, occurred_at, facts)
     SELECT id, 'closed', 'system', now(), '{"from": "waiting-for-customer", "to": "closed", "cause": "no-reply"}' FROM moved`,
    [reference],
  );
}

test("a customer without scripts reopens by one click what was closed for want of a reply", async ({
  browser,
}) => {
  const words = wordsOf("zh-Hans").tracking;
  const context = await browser.newContext({
    javaScriptEnabled: false,
    viewport: { width: 390, height: 844 },
  });
  const page = await context.newPage();
  const { reference, link } = await fileComplaint(page, {
    locale: "zh-Hans",
    description: "收到的杯子有裂纹，想换一个。",
    name: "周女士",
    email: `zhou-${Date.now()}@example.com`,
  });
  await closedUnanswered(reference);
  await page.goto(link);
  await expect(page.getByText(words.reopen.text)).toBeVisible();
  await page.getByRole("button", { name: words.reopen.submit }).click();
  await expect(page.getByText(words.sent.reopened)).toBeVisible();
  await expect(page.getByText(words.status.reopened.label, { exact: true })).toBeVisible();
  await expect(page.getByRole("button", { name: words.reopen.submit })).toBeHidden();
  await context.close();
});
