import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { normaliseEmail } from "@/lib/customers/schema";
import { addressBehind } from "@/lib/http/client-address";
import { LOCALES } from "@/lib/i18n/config";
import { composeLetter } from "@/lib/outbox/compose";
import { letterHtml, letterText } from "@/lib/outbox/letter-forms";
import { isPlainAddress } from "@/lib/outbox/safe-text";
import { type LetterFacts, MAIL_TEMPLATES } from "@/lib/outbox/types";
import { paths } from "@/lib/paths";

// Holes that others had, as laws of ours.

const HOSTILE = fc.oneof(
  fc.constantFrom(
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</title></head><body onload=alert(1)>",
    "<a href='javascript:alert(1)'>x</a>",
    "x\r\nBcc: all@example.com\r\n\r\n<b>",
    "{{constructor.constructor('alert(1)')()}}",
    "\u202egnp.exe\u0000\u200b&lt;script&gt;",
    // What every object of the language answers to.
    "toString",
    "__proto__",
  ),
  fc.string({ unit: "grapheme", maxLength: 60 }),
);

function factsWith(
  text: string,
  template: LetterFacts["template"],
  locale: LetterFacts["locale"],
): LetterFacts {
  const at = new Date("2026-11-22T06:20:00Z");
  return {
    template,
    locale,
    organisation: { name: text, timeZone: "Asia/Taipei" },
    customerName: text,
    writtenAt: at,
    complaint: {
      id: "0193a000-0000-7000-8000-000000000001",
      reference: "AM-7K3F-92QX",
      severity: "standard",
      linkVersion: 1,
      promiseDueAt: at,
      nextUpdateDueAt: at,
    },
    message: text,
    award: {
      remedies: [{ kind: text, amountMinor: 100n, note: text }],
      currency: "TWD",
      expiresAt: at,
      fulfilDueAt: at,
    },
    survey: null,
  };
}

/** The tags of our own forms, and no other, whatever was typed. */
const OUR_TAGS = new Set(
  "!doctype html head meta title body div p blockquote ul li a br"
    .split(" ")
    .flatMap((tag) => [tag, `/${tag}`]),
);
const LINKS = { complaint: "https://amends.example/en/c/token", survey: null };

describe("CVE-2026-32754: a letter is no place for a stranger's code", () => {
  it("carries no tag, attribute, handler or address but ours, in any letter and language", () => {
    fc.assert(
      fc.property(
        HOSTILE,
        fc.constantFrom(...MAIL_TEMPLATES),
        fc.constantFrom(...LOCALES),
        (text, template, locale) => {
          const letter = composeLetter(factsWith(text, template, locale), LINKS);
          const html = letterHtml(letter);
          const tags = [...html.matchAll(/<([^\s>]+)([^>]*)>/g)];
          for (const [, name = "", attributes = ""] of tags) {
            expect(OUR_TAGS).toContain(name.toLowerCase());
            expect(attributes).not.toMatch(/\bon\w+\s*=|javascript:|\bsrc\s*=/i);
            const href = /href="([^"]*)"/.exec(attributes)?.[1];
            if (href !== undefined) expect(href).toBe(LINKS.complaint);
          }
          for (const sign of ["\r", "\n", "\u0000"]) expect(letter.subject).not.toContain(sign);
          for (const sign of ["\u0000", "\u202e"]) expect(letterText(letter)).not.toContain(sign);
        },
      ),
      { numRuns: 60 },
    );
  }, 30_000);
});

describe("GHSA-5jpx-9hw9-2fx4: one address is never two", () => {
  it.each([
    '"e@attacker.com"@victim.com',
    "e@attacker.com@victim.com",
    "e%attacker.com@victim.com,e@attacker.com",
    "<e@attacker.com>@victim.com",
    "e@attacker.com\u0000@victim.com",
    "e@attacker.com;e@victim.com",
    "(e@attacker.com)e@victim.com",
    "e@[127.0.0.1]",
  ])("%j is no address of ours", (typed) => {
    const kept = normaliseEmail(typed);
    expect(kept === null || isPlainAddress(kept)).toBe(true);
    expect(kept?.match(/@/g)?.length ?? 1).toBe(1);
    expect(isPlainAddress(typed)).toBe(false);
  });

  it("an apostrophe is part of a name, not of a trick", () => {
    expect(normaliseEmail("Sinead.O'Brien@example.com")).toBe("sinead.o'brien@example.com");
    expect(isPlainAddress("sinead.o'brien@example.com")).toBe(true);
  });

  it("whatever is kept has one @, is handed on as it is, and is kept again as the same", () => {
    const plain = fc
      .tuple(fc.stringMatching(/^[a-z0-9.+]{1,8}$/), fc.constantFrom("example.com", "例え.jp"))
      .map((parts) => parts.join("@"));
    const more = fc.string({ maxLength: 4 });
    const typed = fc.oneof(
      fc.string({ maxLength: 40 }),
      fc.tuple(more, plain, more).map((parts) => parts.join("")),
    );
    fc.assert(
      fc.property(typed, (text) => {
        const kept = normaliseEmail(text);
        if (kept === null) return;
        expect(kept.split("@")).toHaveLength(2);
        expect(isPlainAddress(kept)).toBe(true);
        expect(normaliseEmail(kept)).toBe(kept);
      }),
      { numRuns: 150 },
    );
  });
});

describe("an address nobody can make up", () => {
  it("without a proxy of ours, X-Forwarded-For is not believed, whatever it says", () => {
    fc.assert(
      fc.property(fc.ipV4(), fc.array(fc.oneof(fc.ipV4(), fc.ipV6(), fc.string())), (peer, said) => {
        expect(addressBehind({ peer, forwardedFor: said.join(","), trustedProxies: [] })).toBe(peer);
      }),
    );
  });

  it("behind one, only the hop that it saw itself counts", () => {
    const outside = fc.ipV4().filter((address) => !address.startsWith("10."));
    fc.assert(
      fc.property(outside, fc.array(fc.ipV4()), (client, said) => {
        const forwardedFor = [...said, client].join(", ");
        expect(addressBehind({ peer: "10.0.0.5", forwardedFor, trustedProxies: ["10.0.0.0/8"] })).toBe(
          client,
        );
      }),
    );
  });
});

it("no address of ours puts a secret into its query", () => {
  const token = "t".repeat(64);
  const made = [paths.privateLink(token), paths.survey(token)];
  for (const path of made) expect(path).not.toContain("?");
  const all = Object.values(paths).flatMap((path) => (typeof path === "string" ? [path] : []));
  for (const path of all) expect(path).not.toMatch(/[?=]/);
});
