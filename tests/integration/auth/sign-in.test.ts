import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { authOptions } from "@/lib/auth/config";
import { closeSession, openSession } from "@/lib/auth/mutations";
import { hashPassword, passwordWeakness } from "@/lib/auth/password";
import { staffOfSession } from "@/lib/auth/queries";
import { checkSignIn, TooManyTries } from "@/lib/auth/sign-in";
import { db } from "@/lib/db/client";
import { env, forgetEnv } from "@/lib/env";
import { takeFromWindow } from "@/lib/rate-limit/mutations";
import { statementsOf } from "../../support/sent-statements";

const NOW = new Date("2026-11-20T12:00:00Z");
const later = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000);
const PASSWORD = "a long and private sentence";
let passwordHash: string;
beforeAll(async () => {
  passwordHash = await hashPassword(PASSWORD);
});

let address = 0;
/** An address of its own each time, so that tests do not wear out each other's tries. */
const somewhere = () => `198.51.${Math.floor(++address / 250)}.${(address % 250) + 1}`;

async function aPerson(overrides: { active?: boolean; mustChangePassword?: boolean } = {}) {
  const email = `${randomUUID()}@example.com`;
  return db().staff.create({
    data: { email, name: "Anna", role: "agent", passwordHash, ...overrides },
    select: { id: true, email: true },
  });
}

type Try = { email: string; password?: string; from?: string; now?: Date };
/** "in", "no", or "wait": refused before the password was looked at. */
async function knock({ email, password = "wrong", from = somewhere(), now = NOW }: Try): Promise<string> {
  try {
    // Without a watch on connections, the last hop is the one that Next itself appends.
    return (await checkSignIn({ email, password }, { headers: { "x-forwarded-for": from }, now }))
      ? "in"
      : "no";
  } catch (error) {
    if (error instanceof TooManyTries) return "wait";
    throw error;
  }
}
const many = (count: number, one: (n: number) => Promise<string>) =>
  Promise.all(Array.from({ length: count }, (_, n) => one(n)));
const times = (answers: string[], answer: string) => answers.filter((one) => one === answer).length;

describe("guessing a password", () => {
  it("from one place: of fifty at once ten are looked at, and the right one comes too late", async () => {
    const { email } = await aPerson();
    const from = somewhere();
    const answers = await many(50, () => knock({ email, from }));
    expect([times(answers, "no"), times(answers, "wait")]).toEqual([10, 40]);
    expect(await knock({ email, password: PASSWORD, from })).toBe("wait");
    expect(await knock({ email, password: PASSWORD, from, now: later(15) })).toBe("in");
  });

  it("from fifty places at once: thirty are looked at", async () => {
    const { email } = await aPerson();
    const answers = await many(50, () => knock({ email }));
    expect([times(answers, "no"), times(answers, "wait")]).toEqual([30, 20]);
  });

  it("never locks out whoever signed in from there before, however long it goes on", async () => {
    const { email } = await aPerson();
    const home = somewhere();
    expect(await knock({ email, password: PASSWORD, from: home })).toBe("in");
    for (const day of [1, 2]) {
      const now = later(day * 1_440 + 1);
      expect(times(await many(35, () => knock({ email, now })), "wait")).toBe(5);
      expect(await knock({ email, password: PASSWORD, now })).toBe("wait");
      expect(await knock({ email, password: PASSWORD, from: home, now })).toBe("in");
    }
  });

  it("of many accounts from one place is limited as well", async () => {
    const from = somewhere();
    const window = { limit: 100, windowMs: 900_000 };
    await Promise.all(
      Array.from({ length: 95 }, () => takeFromWindow(`sign-in:address:${from}`, window, NOW)),
    );
    const answers = await many(15, (n) => knock({ email: `nobody-${n}@example.com`, from }));
    expect(times(answers, "wait")).toBe(10);
  });

  it("after getting in, earlier slips are forgotten", async () => {
    const { email } = await aPerson();
    const from = somewhere();
    for (let n = 0; n < 9; n += 1) await knock({ email, from });
    expect(await knock({ email, password: PASSWORD, from })).toBe("in");
    expect(await knock({ email, password: "slip", from })).toBe("no");
    expect(await knock({ email, password: PASSWORD, from })).toBe("in");
  });
});

describe("whoever is not known", () => {
  it("costs the same statements as whoever is, and is answered alike", async () => {
    const { email } = await aPerson();
    const { email: dismissed } = await aPerson({ active: false });
    const attempt = async (who: string) => {
      let answer = "";
      const seen = await statementsOf(async () => {
        answer = await knock({ email: who });
      });
      return { answer, seen };
    };
    const known = await attempt(email);
    expect(known.answer).toBe("no");
    expect(known.seen.length).toBeGreaterThan(2);
    for (const who of [dismissed, `${randomUUID()}@example.com`, "x' OR 1=1 --@example.com"])
      expect(await attempt(who)).toEqual(known);
    expect(await knock({ email: dismissed, password: PASSWORD })).toBe("no");
  });
});

describe("a session", () => {
  it("is another one at every sign-in", async () => {
    const { id } = await aPerson();
    const sids = await Promise.all([openSession(id, NOW), openSession(id, NOW)]);
    expect(new Set(sids).size).toBe(2);
    const jwt = authOptions().callbacks?.jwt;
    const fixed = { sid: sids[0] };
    // What a token held before the sign-in has no part in the one after it.
    const after = await jwt?.({ token: fixed, user: { id }, account: null });
    expect(after?.sid).not.toBe(fixed.sid);
    expect(Object.keys(after ?? {})).toEqual(["sid"]);
  });

  it("ends with its revocation, its time, its owner's dismissal and a role that nobody knows", async () => {
    const { id } = await aPerson();
    const open = () => openSession(id, NOW);
    const [revoked, old, current] = [await open(), await open(), await open()];
    await closeSession(revoked, NOW);
    expect(await staffOfSession(revoked, later(1))).toBeNull();
    expect(await staffOfSession(old, later(12 * 60))).toBeNull();
    expect(await staffOfSession(current, later(1))).toMatchObject({ id });
    await db().staff.update({ where: { id }, data: { role: "auditor" } });
    expect(await staffOfSession(current, later(1))).toMatchObject({ role: "auditor" });
    await db().staff.update({ where: { id }, data: { active: false } });
    expect(await staffOfSession(current, later(1))).toBeNull();
    expect(await staffOfSession(randomUUID(), NOW)).toBeNull();
  });
});

describe("a broken configuration", () => {
  it("denies: without a secret nothing is signed and nothing is read", () => {
    const { AMENDS_SECRET } = process.env;
    try {
      for (const secret of ["", "too short"]) {
        process.env.AMENDS_SECRET = secret;
        forgetEnv();
        expect(() => authOptions()).toThrow(/AMENDS_SECRET/);
      }
    } finally {
      process.env.AMENDS_SECRET = AMENDS_SECRET ?? "";
      forgetEnv();
    }
    expect(env().secret).toBe(AMENDS_SECRET);
  });

  it("outside demo mode the demo password opens nothing", async () => {
    const { email, id } = await aPerson();
    await db().staff.update({ where: { id }, data: { isDemo: true } });
    expect(await knock({ email, password: "demo" })).toBe("in");
    try {
      process.env.AMENDS_DEMO = "0";
      forgetEnv();
      expect(await knock({ email, password: "demo" })).toBe("no");
    } finally {
      process.env.AMENDS_DEMO = "1";
      forgetEnv();
    }
  });
});

describe("a new password", () => {
  it.each([
    ["short", "too-short"],
    ["x".repeat(201), "too-long"],
    ["passwordpassword", "too-common"],
    ["Password-1234", "too-common"],
    ["qwertyuiopasdfgh", "too-common"],
    ["111111111111111", "too-common"],
    ["ｐａｓｓｗｏｒｄ１２３４", "too-common"],
    ["lindenbaum-rules-ok", "contains-name"],
    ["an unusual sentence", null],
  ] as const)("%s → %s", (password, weakness) => {
    expect(passwordWeakness(password, ["Linden Baum", "lindenbaum@example.com"])).toBe(weakness);
  });
});
