import { describe, expect, it } from "vitest";
import { escapeHtml } from "@/lib/html";
import { LOCALES } from "@/lib/i18n/config";
import { composeLetter } from "@/lib/outbox/compose";
import { letterHtml, letterText } from "@/lib/outbox/letter-forms";
import { greetingName, isPlainAddress, maskedAddress, safeLine, safeText } from "@/lib/outbox/safe-text";
import { type LetterFacts, MAIL_TEMPLATES } from "@/lib/outbox/types";

const AT = new Date("2026-11-22T06:20:00Z");

function facts(overrides: Partial<LetterFacts> = {}): LetterFacts {
  return {
    template: "acknowledgement",
    locale: "en",
    organisation: { name: "Harbour Hotels", timeZone: "Asia/Taipei" },
    customerName: "Anna Meier",
    writtenAt: AT,
    complaint: {
      id: "0193a000-0000-7000-8000-000000000001",
      reference: "K7P-2QX",
      severity: "standard",
      linkVersion: 1,
      promiseDueAt: AT,
      nextUpdateDueAt: AT,
    },
    message: null,
    award: null,
    survey: null,
    ...overrides,
  };
}

const AWARD = {
  remedies: [
    { kind: "refund", amountMinor: 35_000n, note: null },
    { kind: "apology", amountMinor: 0n, note: "by <b>hand</b>" },
  ],
  currency: "TWD",
  expiresAt: AT,
  fulfilDueAt: AT,
};
const LINKS = { complaint: "https://amends.example/en/c/token", survey: null };
const NASTY = "<script>alert(1)</script>\r\nBcc: all@example.com\u202Egnp.exe & \"quotes\" 'x'";

describe("every letter in every language", () => {
  const all = MAIL_TEMPLATES.flatMap((template) => LOCALES.map((locale) => ({ template, locale })));

  it.each(all)(
    "$template in $locale has a subject on one line, a greeting, and no hole",
    ({ template, locale }) => {
      const letter = composeLetter(
        facts({ template, locale, award: AWARD, message: "We looked into it." }),
        LINKS,
      );
      const text = letterText(letter);
      expect(letter.subject).toMatch(/K7P-2QX/);
      expect(letter.subject).not.toMatch(/[\r\n]/);
      expect(text).toContain("Anna Meier");
      expect(text).toContain("Harbour Hotels");
      expect(text).toContain(LINKS.complaint);
      expect(text).not.toMatch(/\{|\}|undefined|null|\[object/);
      expect(text.length).toBeLessThan(1_600);
    },
  );
});

describe("a letter", () => {
  it("gives the time of the organisation's zone and says so", () => {
    const text = letterText(composeLetter(facts(), LINKS));
    expect(text).toContain("22 Nov 2026, 14:20");
    expect(text).toMatch(/Times are given in Tai(pei|wan) Standard Time/);
  });

  it.each([
    { severity: "urgent", words: "A person will answer you by" },
    { severity: "standard", words: "an offer, a decision or a reasoned answer" },
    { severity: "low", words: "You will have our answer by" },
  ])("states the $severity promise", ({ severity, words }) => {
    const complaint = facts().complaint;
    const given = facts({ complaint: complaint && { ...complaint, severity } });
    expect(letterText(composeLetter(given, LINKS))).toContain(words);
  });

  it("lists remedies with their amounts in the customer's way", () => {
    const text = letterText(
      composeLetter(facts({ template: "offer", locale: "zh-Hant", award: AWARD }), LINKS),
    );
    expect(text).toContain("退款　NT$350.00");
    expect(text).toContain("2026年11月22日");
  });

  it("leaves out the sentence whose date is not known", () => {
    const award = { ...AWARD, expiresAt: null };
    const text = letterText(composeLetter(facts({ template: "offer", award }), LINKS));
    expect(text).not.toContain("open until");
  });

  it("quotes what a person wrote, and nothing in it takes effect", () => {
    const letter = composeLetter(facts({ template: "answer", message: NASTY, customerName: NASTY }), LINKS);
    const html = letterHtml(letter);
    expect(html).not.toContain("<script");
    expect(html).toContain("&lt;script&gt;alert(1)&lt;/script&gt;");
    expect(html).not.toContain("\u202E");
    expect(letterText(letter)).toContain("> <script>alert(1)</script>\n> Bcc: all@example.com");
    expect(letter.blocks[0]).toEqual({ kind: "text", text: "Hello," });
  });

  it("escapes a staff member's note and loads nothing from anywhere", () => {
    const html = letterHtml(composeLetter(facts({ template: "fulfilled", award: AWARD }), LINKS));
    expect(html).toContain("by &lt;b&gt;hand&lt;/b&gt;");
    expect(html).not.toMatch(/<img|<link|<script|url\(|src=/i);
    expect(html).toContain('<html lang="en">');
  });

  it("keeps a hostile organisation name off the header lines", () => {
    const organisation = { name: "Evil\r\nBcc: x@example.com", timeZone: "UTC" };
    const letter = composeLetter(facts({ organisation }), LINKS);
    expect(letterText(letter)).not.toMatch(/\nBcc:/);
  });
});

describe("names, addresses and lines", () => {
  it.each([
    ["Anna Meier", "Anna Meier"],
    ["  林  小姐 ", "林 小姐"],
    ["Dr. J. O'Neill", "Dr. J. O'Neill"],
    ["Win at http://evil.example", null],
    ["www.evil.example", null],
    ["evil.example/prize", null],
    ["call 0800123456", null],
    ["x@example.com", null],
    ["<b>Anna</b>", null],
    ["\u202Eanna", "anna"],
    ["", null],
    ["a".repeat(61), null],
  ])("greets %j as %j", (name, greeted) => {
    expect(greetingName(name)).toBe(greeted);
  });

  it.each(["a@example.com", "lin.xiao+amends@xn--fiqs8s"])("hands %s to the mail server", (address) => {
    expect(isPlainAddress(address)).toBe(true);
  });

  it.each([
    '"e@attacker.com"@victim.com',
    "a@b.com,c@d.com",
    "a@b.com\r\nBcc: c@d.com",
    "<a@b.com>",
    "a@b@c",
    "plain",
  ])("refuses %j", (address) => {
    expect(isPlainAddress(address)).toBe(false);
  });

  it("takes controls, direction marks and invisible characters out, and keeps line breaks and tabs", () => {
    expect(safeText("a\u0000b\u200Bc\r\nd\te\u2028f\uD800")).toBe("abc\nd\te\nf\uFFFD");
    expect(safeLine("a\nb\r\n c")).toBe("a b c");
  });

  it("shows an address to staff without its owner", () => {
    expect(maskedAddress("anna.meier@example.com")).toBe("a…@example.com");
  });

  it("escapes the five characters that HTML gives a meaning", () => {
    expect(escapeHtml(`<a href="x" title='y'>&`)).toBe("&lt;a href=&quot;x&quot; title=&#39;y&#39;&gt;&amp;");
  });
});
