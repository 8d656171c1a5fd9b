import { expectAccessible } from "../support/accessible";
import { deskOf } from "../support/journey";
import { expect, test } from "../support/playwright";
import { onDatabase } from "../support/sign-in";

/** Sets the least amount of the tier "make good" in the draft that the page shows, as an editor elsewhere would. */
async function setGesture(page: { url: () => string }, minor: string): Promise<void> {
  const id = /\/policies\/([0-9a-f-]{36})/.exec(page.url())?.[1];
  await onDatabase(
    `UPDATE policy_version SET document = jsonb_set(document, '{tiers,1,gestureMinor,TWD}', to_jsonb($2::text))
     WHERE id = $1::uuid`,
    [id, minor],
  );
}

test("a policy is copied, checked, reviewed by a second person, published, and retired", async ({
  browser,
}) => {
  const author = await deskOf(browser, "manager");
  await test.step("a manager copies the version in force", async () => {
    await author.goto("/policies");
    await expectAccessible(author);
    await author.getByRole("button", { name: "Start the draft" }).click();
    await author.waitForURL(/\/policies\/[0-9a-f-]{36}\/edit/);
  });
  const draft = author.url().replace(/\/edit.*$/, "");

  await test.step("a tier above the next one stands in the way of review", async () => {
    await setGesture(author, "9990000");
    await author.goto(draft);
    await expect(author.getByText(/stands? in the way of review/)).toBeVisible();
    await expectAccessible(author);
    await author.getByRole("button", { name: "Send to review" }).click();
    await expect(author.getByText("The checks found errors: mend them first.")).toBeVisible();
  });

  await test.step("what changes is told in words", async () => {
    await setGesture(author, "45000");
    await author.goto(`${draft}/changes`);
    const row = author.getByRole("row", { name: /Make good/ });
    await expect(row).toContainText("NT$300.00");
    await expect(row).toContainText("NT$450.00");
    await expectAccessible(author);
  });

  await test.step("its author hands it to review and cannot publish it", async () => {
    await author.goto(draft);
    await author.getByLabel("What the reviewer should know").fill("One tier up, for trial.");
    await author.getByRole("button", { name: "Send to review" }).click();
    await expect(author.getByText("You wrote or submitted this version")).toBeVisible();
    await expect(author.getByRole("button", { name: "Publish" })).toHaveCount(0);
  });

  const reviewer = await deskOf(browser, "secondManager");
  await test.step("a second manager publishes it from a later day", async () => {
    await reviewer.goto(draft);
    await expect(reviewer.getByText("One tier up, for trial.")).toBeVisible();
    await expectAccessible(reviewer);
    await reviewer.getByLabel("In force from").fill("2020-01-01T00:00");
    await reviewer.getByRole("button", { name: "Publish" }).click();
    await expect(reviewer.getByText("A policy cannot begin in the past")).toBeVisible();
    await reviewer.getByLabel("In force from").fill("2099-01-01T00:00");
    await reviewer.getByRole("button", { name: "Publish" }).click();
    await expect(reviewer.getByText("Scheduled", { exact: true })).toBeVisible();
  });

  await test.step("what was scheduled is called off, and can be brought back as a draft", async () => {
    await reviewer.getByRole("button", { name: "Retire this version" }).click();
    await expect(reviewer.getByText("Retired", { exact: true })).toBeVisible();
    await reviewer.getByRole("button", { name: "Bring it back as a new draft" }).click();
    await reviewer.waitForURL(/\/edit/);
    await reviewer.goto(reviewer.url().replace(/\/edit.*$/, ""));
    await reviewer.getByRole("button", { name: "Throw away" }).click();
    await expect(reviewer).toHaveURL(/\/policies$/);
  });
});
