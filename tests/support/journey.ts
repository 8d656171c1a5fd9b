import { type Browser, expect, type Page } from "@playwright/test";
import type { Locale } from "../../lib/i18n/config";
import { type Person, signInAs } from "./sign-in";
import { wordsOf } from "./words";

export type Complaint = {
  locale?: Locale;
  description: string;
  name: string;
  email: string;
  orderReference?: string;
  amount?: string;
  currency?: string;
  remedy?: string;
};

/** Fills in the form at /complaints/new, by the labels a customer reads. */
export async function fillComplaint(page: Page, complaint: Complaint): Promise<void> {
  const words = wordsOf(complaint.locale ?? "en").filing;
  const fill = (label: string, value: string | undefined) =>
    value === undefined ? Promise.resolve() : page.getByLabel(label, { exact: false }).first().fill(value);
  await fill(words.description.label, complaint.description);
  await fill(words.order.reference, complaint.orderReference);
  await fill(words.order.amount, complaint.amount);
  if (complaint.currency) await page.getByLabel(words.order.currency).selectOption(complaint.currency);
  await fill(words.remedy.label, complaint.remedy);
  await fill(words.you.name, complaint.name);
  await fill(words.you.email, complaint.email);
}

export async function useLocale(page: Page, locale: Locale): Promise<void> {
  const url = new URL(page.url() === "about:blank" ? (process.env.AMENDS_PUBLIC_URL ?? "") : page.url())
    .origin;
  await page.context().addCookies([{ name: "amends-locale", value: locale, url }]);
}

export type Filed = { reference: string; link: string };

/** Files a complaint as a customer would and reads off what the confirmation shows. */
export async function fileComplaint(page: Page, complaint: Complaint): Promise<Filed> {
  const words = wordsOf(complaint.locale ?? "en").filing;
  await useLocale(page, complaint.locale ?? "en");
  await page.goto("/complaints/new");
  await fillComplaint(page, complaint);
  await page.getByRole("button", { name: words.submit }).click();
  await expect(page.getByRole("heading", { level: 1, name: words.filed.title })).toBeVisible();
  const reference = (await page.locator("main").textContent())?.match(/AM-[0-9A-Z]{4}-[0-9A-Z]{4}/)?.[0];
  const link = (await page.content()).match(/https?:\/\/[^"<\s]+\/c\/[A-Za-z0-9_-]{64}/)?.[0];
  if (!reference || !link) throw new Error("the confirmation shows no reference or no private link");
  return { reference, link };
}

/** A page of its own, signed in as one of the demo company's people. */
export async function deskOf(browser: Browser, person: Person): Promise<Page> {
  const context = await browser.newContext({ locale: "en-GB", viewport: { width: 1440, height: 900 } });
  await signInAs(context, person);
  return context.newPage();
}

export type Assessment = {
  amountPaid: string;
  provenLoss: string;
  currency: string;
  impact?: string;
  failureKind?: string;
};

/** Takes a case and assesses it as our own failure. */
export async function takeAndAssess(page: Page, reference: string, assessment: Assessment): Promise<void> {
  await page.goto(`/queue/${reference}`);
  await page.getByRole("button", { name: "Take this case" }).click();
  await expect(page.getByRole("button", { name: "Put back" })).toBeVisible();
  const change = page.locator("summary", { hasText: "Change assessment" });
  const impact = page.getByLabel("Impact", { exact: true });
  await expect(impact.or(change).first()).toBeVisible();
  if (!(await impact.isVisible())) await change.click();
  await impact.selectOption(assessment.impact ?? "major");
  await page.locator("#assess-attribution").selectOption("company");
  await page.locator("#assess-categoryKey").selectOption("service");
  await page.locator("#assess-failureKind").selectOption(assessment.failureKind ?? "monetary");
  await page.locator("#assess-acceptance").selectOption("rejected");
  await page.locator("#assess-amountPaid").fill(assessment.amountPaid);
  await page.locator("#assess-currency").fill(assessment.currency);
  await page.locator("#assess-provenLoss").fill(assessment.provenLoss);
  await page.getByRole("button", { name: "Save assessment" }).click();
  await expect(page.locator("summary", { hasText: "Send this remedy" })).toBeVisible();
}
