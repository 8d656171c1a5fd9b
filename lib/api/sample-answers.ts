import { EXAMPLE_REFERENCE } from "@/lib/api/examples";
import type { SchemaName } from "@/lib/api/operations";

const TOKEN = "AZqK2p0vcXePpVQ0sT1n7m3hY8kLw5RbD6uFjXoEiGtHaCzNMyWvBr4S9dOlUeIx";

/** What an answer looks like; a test holds each against its schema. */
export const SAMPLE_ANSWERS: Partial<Record<SchemaName, unknown>> = {
  FiledComplaint: {
    reference: EXAMPLE_REFERENCE,
    trackingUrl: `https://care.example.com/c/${TOKEN}`,
    trackingToken: TOKEN,
    severity: "standard",
    respondBy: "2026-03-07T08:00:00.000Z",
    status: "received",
  },
  TrackedComplaint: {
    reference: EXAMPLE_REFERENCE,
    status: "investigating",
    severity: "standard",
    isOpen: true,
    receivedAt: "2026-03-06T08:00:00.000Z",
    promise: {
      respondBy: "2026-03-07T08:00:00.000Z",
      keptAt: "2026-03-06T10:12:00.000Z",
      nextUpdateBy: "2026-03-07T10:12:00.000Z",
    },
    orderReference: "HP-20931",
    amountPaid: { amount: "350.00", currency: "TWD" },
    remedySought: "退還運費",
    timeline: [
      {
        kind: "message",
        from: "you",
        message: "description",
        body: "包裹遲了一週，客服也一直沒有回覆。",
        at: "2026-03-06T08:00:00.000Z",
      },
      { kind: "step", step: "taken-up", at: "2026-03-06T09:40:00.000Z" },
    ],
    offers: [
      {
        part: "goodwill",
        status: "offered",
        total: { amount: "100.00", currency: "TWD" },
        remedies: [
          { kind: "voucher", value: { amount: "100.00", currency: "TWD" }, note: null, deliveredAt: null },
        ],
        offeredAt: "2026-03-06T10:12:00.000Z",
        expiresAt: "2026-03-20T10:12:00.000Z",
        answeredAt: null,
        deliverBy: null,
      },
    ],
  },
  QueuePage: {
    complaints: [
      {
        reference: EXAMPLE_REFERENCE,
        subject: "包裹遲了一週",
        status: "received",
        severity: "standard",
        vulnerable: false,
        flags: [],
        category: "delivery",
        region: "north",
        language: "zh-Hant",
        channel: "api",
        orderReference: "HP-20931",
        assignee: null,
        receivedAt: "2026-03-06T08:00:00.000Z",
        promise: { respondBy: "2026-03-07T08:00:00.000Z", keptAt: null, nextUpdateBy: null },
        customer: { name: "林美玲", tier: "regular" },
        dueAt: "2026-03-07T08:00:00.000Z",
      },
    ],
    next: null,
  },
  WrittenNote: {
    id: "0195a7d2-6c1e-7b3a-9f10-2d4c5b6a7e8f",
    kind: "internal-note",
    at: "2026-03-06T09:41:00.000Z",
  },
  Voucher: {
    state: "part-used",
    value: { amount: "200.00", currency: "TWD" },
    remaining: { amount: "120.00", currency: "TWD" },
    issuedAt: "2026-03-06T10:12:00.000Z",
    expiresAt: "2027-03-06T16:00:00.000Z",
  },
  Points: { balances: [{ amount: "340.00", currency: "TWD" }] },
  PointsRedemption: {
    id: "0195a7d2-7d2f-7c4b-8a21-3e5d6c7b8fa1",
    redeemed: { amount: "120.00", currency: "TWD" },
    remaining: { amount: "220.00", currency: "TWD" },
    at: "2026-04-02T11:05:00.000Z",
  },
  Redemption: {
    id: "0195a7d2-6c1e-7b3a-9f10-2d4c5b6a7e90",
    redeemed: { amount: "120.00", currency: "TWD" },
    remaining: { amount: "0.00", currency: "TWD" },
    at: "2026-03-08T03:20:00.000Z",
  },
};
