import { expectAccessible } from "../support/accessible";
import { expect, test } from "../support/playwright";
import { onDatabase, PEOPLE, signInAs } from "../support/sign-in";

test.describe("signing in", () => {
  test("one click signs a demo agent in, to the queue", async ({ page }) => {
    await page.goto("/login");
    await expectAccessible(page);
    await page.getByRole("button", { name: /Ines Almeida/ }).click();
    await expect(page).toHaveURL(/\/queue$/);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  });

  test("a wrong password is refused without saying what was wrong", async ({ page }) => {
    await page.goto("/login");
    await page.getByLabel("E-mail address").fill(PEOPLE.agent);
    await page.getByLabel("Password").fill("not the password");
    await page.getByRole("button", { name: "Sign in" }).click();
    await expect(page.getByRole("alert").filter({ hasText: "That did not work" })).toBeVisible();
    await page.getByLabel("E-mail address").fill("nobody@demo.example");
    await page.getByLabel("Password").fill("not the password");
    await page.getByRole("button", { name: "Sign in" }).click();
    await expect(page.getByRole("alert").filter({ hasText: "That did not work" })).toBeVisible();
    await expect(page).toHaveURL(/\/login/);
  });

  test("signing out ends the session in the database as well", async ({ page, context }) => {
    await signInAs(context, "auditor");
    await page.goto("/ledger");
    await expect(page).toHaveURL(/\/ledger/);
    const cookies = await context.cookies();
    await page
      .getByRole("button", { name: /Samir Haddad/ })
      .first()
      .click();
    await page.getByText("Sign out").click();
    await expect(page).toHaveURL(/\/login/);
    await context.addCookies(cookies);
    await page.goto("/ledger");
    await expect(page).toHaveURL(/\/login/);
  });

  test("a dismissed colleague is out on the next request", async ({ page, context }) => {
    await onDatabase(
      "INSERT INTO staff (email, name, role) VALUES ('leaver@demo.example', 'Leaver', 'agent') ON CONFLICT (email) DO UPDATE SET active = true",
    );
    await signInAs(context, "leaver");
    await page.goto("/queue");
    await expect(page).toHaveURL(/\/queue/);
    await onDatabase("UPDATE staff SET active = false WHERE email = 'leaver@demo.example'");
    await page.goto("/queue");
    await expect(page).toHaveURL(/\/login/);
  });

  test("a stranger is sent to the sign-in page, an agent without the right sees why", async ({
    page,
    context,
  }) => {
    await page.goto("/settings/staff");
    await expect(page).toHaveURL(/\/login/);
    await signInAs(context, "agent");
    const answer = await page.goto("/settings/staff");
    expect(answer?.status()).toBe(403);
    await expectAccessible(page);
  });
});
