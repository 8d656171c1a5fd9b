import { beforeAll, describe, expect, it } from "vitest";
import { trackedComplaint } from "@/lib/api/complaint-schema";
import { COMPLAINT_EXAMPLES } from "@/lib/api/examples";
import { db } from "@/lib/db/client";
import { installOrganisation } from "@/lib/installation/mutations/install";
import { bearer } from "../../support/api";
import { filed, follow } from "../../support/api-complaints";

beforeAll(() => installOrganisation({ name: "Harbour", timeZone: "Asia/Taipei", baseCurrency: "TWD" }));

describe("following", () => {
  it("shows what the customer's page shows", async () => {
    const { reference, trackingToken } = await filed(COMPLAINT_EXAMPLES.whole);
    const { id } = await db().complaint.findUniqueOrThrow({ where: { reference }, select: { id: true } });
    const note = { kind: "internal-note", authorKind: "staff", contains: [], sentAt: new Date() };
    await db().message.create({ data: { complaintId: id, body: "secret note", ...note } });
    const response = await follow(reference.toLowerCase(), bearer(trackingToken));
    expect(response.status).toBe(200);
    expect(response.headers.get("cache-control")).toBe("no-store");
    const body = await response.json();
    expect(trackedComplaint.parse(body)).toEqual(body);
    expect(body).toMatchObject({
      reference,
      status: "received",
      isOpen: true,
      amountPaid: { amount: "350.00", currency: "TWD" },
      timeline: [{ kind: "message", from: "you", body: COMPLAINT_EXAMPLES.whole.description }],
      offers: [],
    });
    expect(JSON.stringify(body)).not.toContain("secret note");
  });

  it("answers byte-alike whatever is wrong: token, revoked, foreign, reference, or nothing at all", async () => {
    const mine = await filed();
    const revoked = await filed();
    await db().complaint.update({ where: { reference: revoked.reference }, data: { linkVersion: 2 } });
    const answers = await Promise.all([
      follow(mine.reference),
      follow(mine.reference, bearer("x")),
      follow(mine.reference, bearer(revoked.trackingToken)),
      follow(revoked.reference, bearer(revoked.trackingToken)),
      follow("AM-7K3F-92QX", bearer(mine.trackingToken)),
      follow("nonsense", bearer(mine.trackingToken)),
      follow("%00", bearer(mine.trackingToken)),
      follow(mine.reference, { cookie: `amends-link=${mine.trackingToken}` }),
    ]);
    const seen = await Promise.all(
      answers.map(async (each) => JSON.stringify([each.status, [...each.headers], await each.text()])),
    );
    expect(new Set(seen).size).toBe(1);
    expect(answers[0]?.status).toBe(401);
    expect(answers[0]?.headers.get("www-authenticate")).toContain("Bearer");
  });

  it("counts wrong tokens per reference, exactly under fifty at once, and never locks the customer out", async () => {
    const { reference, trackingToken } = await filed();
    const answers = await Promise.all(Array.from({ length: 50 }, () => follow(reference, bearer("wrong"))));
    expect(answers.filter(({ status }) => status === 401)).toHaveLength(30);
    const limited = answers.find(({ status }) => status === 429);
    expect(Number(limited?.headers.get("retry-after"))).toBeGreaterThan(0);
    expect((await follow(reference, bearer(trackingToken))).status).toBe(200);
  });
});
