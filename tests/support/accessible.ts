import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";
import type { Locale } from "@/lib/i18n/config";

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
/** Two thirds of axe's work. What it finds is decided by the theme: our styles give no language colours of its own. */
const CONTRAST = "color-contrast";
/** Everything that colours decide, for a page in another theme: nothing else changes with it. */
const COLOURS = [CONTRAST, "link-in-text-block"];

/**
 * Only violations are read, so that axe need not describe each of the thousands of elements that pass. It gives up on text
 * above which some `::before` might paint, and asks every ancestor of every text for one; none of ours does, so that those
 * texts are judged like all others, in less time.
 */
const OPTIONS = {
  resultTypes: ["violations" as const],
  checks: { [CONTRAST]: { options: { ignorePseudo: true } } },
};

/** Rows after these are made by the same template as the ones before; in one language all of them are looked at. */
const REPEATED = "tbody > tr:nth-child(n+6)";

export type Aspect = "everything" | "all but contrast" | "colours";

/** Names and order can be wrong in one language alone; colours, and rows of one template, are looked at once. */
export function aspectIn(locale: Locale): Aspect {
  return locale === "en" ? "everything" : "all but contrast";
}

function rulesFor(page: Page, aspect: Aspect): AxeBuilder {
  const axe = new AxeBuilder({ page }).options(OPTIONS);
  // We embed no foreign frames; the other mode opens a second tab for each check, to put frames together.
  axe.setLegacyMode();
  if (aspect === "colours") return axe.withRules(COLOURS);
  if (aspect === "everything") return axe.withTags(TAGS);
  return axe.withTags(TAGS).disableRules(CONTRAST).exclude(REPEATED);
}

/** No violation of WCAG 2.2 A or AA on the page as it stands; a failure names the rule and the elements. */
export async function expectAccessible(page: Page, aspect: Aspect = "everything"): Promise<void> {
  const { violations } = await rulesFor(page, aspect).analyze();
  const found = violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(" | ")}`,
  );
  expect(found, `accessibility of ${page.url()}`).toEqual([]);
}
