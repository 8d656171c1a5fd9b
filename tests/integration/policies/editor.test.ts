import { randomBytes } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import type { Staff } from "@/lib/auth/staff";
import { tryCase } from "@/lib/compensation/trial";
import type { TrialCase } from "@/lib/compensation/trial-types";
import { db } from "@/lib/db/client";
import { serialiseFacts } from "@/lib/domain/compensation/facts-json";
import { toCanonicalJson } from "@/lib/domain/compensation/json";
import type { Policy } from "@/lib/domain/compensation/policy";
import { POLICY_TEMPLATES } from "@/lib/domain/compensation/templates/catalogue";
import { DEFAULT_POLICY } from "@/lib/domain/compensation/templates/general-retail";
import { formatReference, REFERENCE_BYTES } from "@/lib/domain/reference";
import { LOCALES } from "@/lib/i18n/config";
import { findingsOf } from "@/lib/policies/findings";
import { saveDraft, startDraft } from "@/lib/policies/mutations/drafts";
import { shippedWords } from "@/lib/policies/own-words";
import { findPolicyVersion } from "@/lib/policies/queries/versions";
import { readDocument } from "@/lib/policies/read-document";
import { aDesk, propose } from "@/tests/support/factories/awards";
import { factsOf } from "@/tests/unit/domain/compensation/support";

const NOW = new Date("2026-11-20T12:00:00Z");
const JSON_POLICY = toCanonicalJson(DEFAULT_POLICY);

let manager: Staff;
let desk: Awaited<ReturnType<typeof aDesk>>;
beforeAll(async () => {
  desk = await aDesk();
  manager = desk.manager;
});

/** The default document with one thing put in, by a path of keys. */
function documentWith(path: readonly (string | number)[], value: unknown): string {
  const root: unknown = JSON.parse(JSON_POLICY);
  let at: unknown = root;
  for (const key of path.slice(0, -1))
    at = typeof at === "object" && at !== null ? Reflect.get(at, key) : null;
  const last = path.at(-1);
  if (typeof at !== "object" || at === null || last === undefined) throw new Error(path.join("."));
  if (value === undefined) Reflect.deleteProperty(at, last);
  else Reflect.set(at, last, value);
  return JSON.stringify(root);
}

const raised: Policy = {
  ...DEFAULT_POLICY,
  tiers: DEFAULT_POLICY.tiers.map((tier) =>
    tier.id === "make-good" ? { ...tier, gestureMinor: { ...tier.gestureMinor, TWD: 55_000n } } : tier,
  ),
};

const attempt = (policy: Policy | string, wanted: TrialCase, locale: (typeof LOCALES)[number] = "en") =>
  tryCase(
    manager,
    { document: typeof policy === "string" ? policy : toCanonicalJson(policy), wanted },
    { locale, now: NOW },
  );

describe("a document", () => {
  it("comes back as it went out", () => {
    for (const { policy } of POLICY_TEMPLATES) {
      expect(readDocument(toCanonicalJson(policy))).toEqual({ ok: true, policy });
    }
  });

  it.each([
    ["not JSON at all", "{", "", "not-json"],
    [
      "a field that is missing",
      documentWith(["authority", "windowDays"], undefined),
      "authority.windowDays",
      "missing",
    ],
    [
      "an amount that is a number",
      documentWith(["tiers", 1, "gestureMinor", "TWD"], 300),
      "tiers[1].gestureMinor.TWD",
      "amount",
    ],
    [
      "an amount that is no number",
      documentWith(["tiers", 1, "gestureMinor", "TWD"], "30x"),
      "tiers[1].gestureMinor.TWD",
      "amount",
    ],
    ["a key that nobody knows", documentWith(["caps", "sky"], 1), "caps", "unknown-key"],
    [
      "a share below zero",
      documentWith(["rules", 2, "grants", 0, "bp"], -5),
      "rules[2].grants[0].bp",
      "negative",
    ],
    [
      "a fact that does not exist",
      documentWith(["rules", 0, "when"], { fact: "mood", in: ["bad"] }),
      "rules[0].when",
      "test",
    ],
    [
      "a question that the fact cannot answer",
      documentWith(["rules", 0, "when"], { fact: "pricePaid", in: ["1"] }),
      "rules[0].when",
      "test",
    ],
    [
      "an unknown kind of amount",
      documentWith(["rules", 0, "grants", 0, "amount", "op"], "guess"),
      "rules[0].grants[0].amount.op",
      "value",
    ],
    [
      "words without a language",
      documentWith(["tiers", 0, "name"], { en: "One", "zh-Hans": "", "zh-Hant": "一" }),
      "tiers[0].name.zh-Hans",
      "empty",
    ],
    ["a day that is none", documentWith(["effectiveFrom"], "soon"), "effectiveFrom", "day"],
  ])("is refused for %s, with the path and a sentence in every language", (_, document, path, code) => {
    const read = readDocument(document);
    if (read.ok) throw new Error("it was taken");
    expect(read.issues.map((issue) => `${issue.code} ${issue.path}`)).toContain(`${code} ${path}`);
    for (const locale of LOCALES) {
      for (const finding of findingsOf(document, { locale, regions: [] })) {
        expect(finding).toMatchObject({ severity: "schema" });
        expect(finding.sentence.length).toBeGreaterThan(3);
        expect(finding.sentence).not.toMatch(/policyEditor|[{}]$/);
      }
    }
  });

  it("names what is not allowed about a policy, and nothing about a good one", () => {
    expect(
      findingsOf(JSON_POLICY, { locale: "en", regions: [] }).filter(({ severity }) => severity !== "warning"),
    ).toEqual([]);
    const falling = documentWith(["tiers", 3, "gestureMinor", "TWD"], "1");
    expect(findingsOf(falling, { locale: "en", regions: [] })).toContainEqual(
      expect.objectContaining({ severity: "error", path: "tiers[3].gestureMinor" }),
    );
  });

  it("lends every shipped sentence in three languages", () => {
    const words = shippedWords(DEFAULT_POLICY);
    expect(words["rule.rate-make-good.agent"]?.en).toBe("Tier “{tier}” adds {percent}% of the known loss.");
    for (const own of Object.values(words)) {
      for (const locale of LOCALES) expect(own[locale]).not.toMatch(/, number|^$/);
    }
  });
});

describe("a draft", () => {
  it("is saved as it was edited, and not over somebody else's work", async () => {
    const stored = await db().policyVersion.findFirstOrThrow({ where: { status: "published" } });
    const started = await startDraft(manager, { from: "version", id: stored.id }, NOW);
    if (!started.ok) throw new Error(started.reason);
    const read = readDocument(toCanonicalJson(raised));
    if (!read.ok) throw new Error("not a policy");
    const input = { id: started.value, revision: 1, document: read.policy };
    expect(await saveDraft(manager, input, NOW)).toEqual({ ok: true, value: 2 });
    expect(await saveDraft(manager, input, NOW)).toEqual({ ok: false, reason: "changed-since" });
    const after = await findPolicyVersion(manager, started.value, NOW);
    expect(after?.document.tiers).toEqual(raised.tiers);
    expect(after?.revision).toBe(2);
  });
});

describe("a trial", () => {
  const invented: TrialCase = {
    kind: "invented",
    facts: serialiseFacts(factsOf({ pricePaidMinor: 100_000n, acceptance: "accepted-flawed" })),
  };

  it("shows an invented case under the draft and under what is in force", async () => {
    const answer = await attempt(raised, invented);
    if (!answer.ok) throw new Error(answer.reason);
    expect(answer.draft.goodwill).toBe("NT$550.00");
    expect(answer.inForce.goodwill).toBe("NT$300.00");
    expect(answer.draft.approval).toBeNull();
    expect(answer.draft.trace.map(({ outcome }) => outcome)).toContain("not-matched");
    expect(answer.draft.trace).toHaveLength(DEFAULT_POLICY.rules.length + DEFAULT_POLICY.guarantees.length);
  });

  it("says who would have to approve, and what was cut", async () => {
    const dear = factsOf({ pricePaidMinor: 1_000_000n, awardsInWindowMinor: 0n });
    const capped = {
      ...raised,
      caps: { ...raised.caps, goodwillPerComplaintMinor: { ...raised.goodwillUnitMinor, TWD: 20_000n } },
    };
    const answer = await attempt(capped, { kind: "invented", facts: serialiseFacts(dear) });
    if (!answer.ok) throw new Error(answer.reason);
    expect(answer.draft.approval).toMatchObject({ who: "lead", why: [expect.stringContaining("limit")] });
    expect(answer.draft.caps).toEqual([expect.stringContaining("NT$200.00")]);
    expect(answer.inForce.caps).toEqual([]);
  });

  it.each(LOCALES)("speaks to the reader in %s", async (locale) => {
    const answer = await attempt(raised, invented, locale);
    if (!answer.ok) throw new Error(answer.reason);
    expect(answer.draft.agent.join("")).not.toMatch(/[{}]/);
    expect(answer.draft.customer.length).toBeGreaterThan(0);
  });

  it("takes a case of the house by its facts now, or by those it was decided on", async () => {
    const complaint = await desk.complaint();
    const reference = formatReference(randomBytes(REFERENCE_BYTES));
    await db().complaint.update({ where: { id: complaint.id }, data: { reference } });
    const wanted = { kind: "reference", reference: reference.toLowerCase() } as const;
    expect(await attempt(raised, { ...wanted, facts: "decided" })).toMatchObject({ reason: "not-decided" });
    const now = await attempt(raised, { ...wanted, facts: "now" });
    if (!now.ok) throw new Error(now.reason);
    await propose(desk.agent, complaint.id, NOW);
    const decided = await attempt(raised, { ...wanted, facts: "decided" });
    if (!decided.ok) throw new Error(decided.reason);
    expect(decided.draft.total).toBe(now.draft.total);
    expect(JSON.parse(decided.facts)).toMatchObject({ awardsInWindowMinor: "0" });
  });

  it("stores nothing", async () => {
    const count = () => Promise.all([db().compensationDecision.count(), db().policyVersion.count()]);
    const before = await count();
    await attempt(raised, invented);
    expect(await count()).toEqual(before);
  });

  it("says what stands in the way", async () => {
    const broken = { ...DEFAULT_POLICY, tiers: [] };
    expect(await attempt("{", invented)).toMatchObject({ reason: "no-policy" });
    expect(await attempt(broken, invented)).toMatchObject({ reason: "has-problems", path: "tiers" });
    expect(await attempt(raised, { kind: "invented", facts: "{}" })).toMatchObject({ reason: "not-facts" });
    for (const reference of ["nonsense", "AM-2222-2222"]) {
      expect(await attempt(raised, { kind: "reference", reference, facts: "now" })).toMatchObject({
        reason: "no-such-case",
      });
    }
  });
});
