import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { openHeldLink, openLink } from "@/lib/complaints/customer-proof";
import { requestLink } from "@/lib/complaints/mutations/request-link";
import { env } from "@/lib/env";
import { installOrganisation } from "@/lib/installation/mutations/install";
import { complaintToken } from "@/lib/links/complaint-link";
import { linkToken } from "@/lib/links/tokens";
import { surveyByToken } from "@/lib/surveys/queries";
import { aFiledComplaint } from "../../support/factories/filing";
import { statementsOf } from "../../support/sent-statements";

beforeAll(() => installOrganisation({ name: "Harbour", timeZone: "Asia/Taipei", baseCurrency: "TWD" }));

describe("CVE-2026-26895: who has an account or a complaint cannot be told by how long an answer takes", () => {
  it("asking for a lost link does the same work for right, wrong and unknown", async () => {
    const email = `${randomUUID()}@example.com`;
    const { reference } = await aFiledComplaint({ email });
    const right = await statementsOf(() => requestLink({ reference, email }));
    expect(right.some((text) => text.includes("add_job"))).toBe(true);
    const wrong = await statementsOf(() => requestLink({ reference, email: "eve@example.com" }));
    const unknown = await statementsOf(() => requestLink({ reference: "AM-2222-2222", email }));
    expect(wrong).toEqual(right);
    expect(unknown).toEqual(right);
  });

  it("a private link that opens nothing takes the same steps, whatever is wrong with it", async () => {
    const { complaintId } = await aFiledComplaint();
    const right = complaintToken(complaintId, 1);
    const open = async (token: string) => (await openLink(token)) ?? (await openHeldLink(token));
    const tokens = {
      forged: `${right.slice(0, -2)}${right.endsWith("AA") ? "BB" : "AA"}`,
      revoked: complaintToken(complaintId, 2),
      unknown: complaintToken(randomUUID(), 1),
      purpose: linkToken(env().secret, { purpose: "survey", id: complaintId, version: 1 }),
      senseless: "x",
    };
    const steps = await Promise.all([statementsOf(() => open(tokens.forged))]);
    for (const token of Object.values(tokens)) {
      expect(await open(token)).toBeNull();
      expect(await statementsOf(() => open(token))).toEqual(steps[0]);
    }
  });
});

describe("CVE-2026-40496, CVE-2024-33668: nothing that opens something can be guessed", () => {
  it("a private link carries 256 bits that depend on the secret, its purpose, its subject and its version", () => {
    const id = randomUUID();
    const subject = { purpose: "complaint", id, version: 1 } as const;
    const mac = (token: string) => Buffer.from(token, "base64url").subarray(16);
    const token = linkToken(env().secret, subject);
    expect(mac(token)).toHaveLength(32);
    const others = [
      linkToken(`${env().secret}.`, subject),
      linkToken(env().secret, { ...subject, purpose: "complaint-by-mail" }),
      linkToken(env().secret, { ...subject, purpose: "survey" }),
      linkToken(env().secret, { ...subject, version: 2 }),
      linkToken(env().secret, { ...subject, id: randomUUID() }),
    ].map((other) => mac(other).toString("hex"));
    expect(new Set([mac(token).toString("hex"), ...others]).size).toBe(6);
  });

  it("knowing an id, which is in order of time, opens neither complaint nor survey", async () => {
    const { complaintId } = await aFiledComplaint();
    const bare = Buffer.from(complaintId.replaceAll("-", ""), "hex");
    for (const guess of [Buffer.alloc(32), Buffer.alloc(32, 0xff), Buffer.concat([bare, bare])]) {
      const token = Buffer.concat([bare, guess]).toString("base64url");
      expect(token).toHaveLength(64);
      expect(await openLink(token)).toBeNull();
      expect(await openHeldLink(token)).toBeNull();
      expect(await surveyByToken(token)).toBeNull();
    }
  });
});
