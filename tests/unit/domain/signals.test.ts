import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DAY_MS, HOUR_MS } from "@/lib/domain/duration";
import { mailboxOf, signalsOf, type TiedComplaint } from "@/lib/domain/signals";

const NOW = new Date("2026-11-20T12:00:00Z");
const before = (ms: number) => new Date(NOW.getTime() - ms);
const OWN = { receivedAt: before(2 * HOUR_MS), awards: [] };

function tied(n: number, receivedAt: Date, more: Partial<TiedComplaint> = {}): TiedComplaint {
  return { link: "customer", id: `c${n}`, reference: `AM-${n}`, receivedAt, awards: [], ...more };
}

describe("signals of repeated claims", () => {
  it("are quiet about two matters of one customer in a month", () => {
    expect(signalsOf([tied(1, before(9 * DAY_MS))], OWN, NOW)).toEqual([]);
  });

  it("show two complaints within an hour, and count the one in hand", () => {
    const [signal] = signalsOf([tied(1, before(2.5 * HOUR_MS))], OWN, NOW);
    expect(signal?.velocity.hour.filed).toBe(2);
    expect(signal?.cases.map(({ reference }) => reference)).toEqual(["AM-1"]);
  });

  it("always show another complaint about the same order, and another customer with the same mailbox", () => {
    const others = [
      tied(1, before(200 * DAY_MS), { link: "mailbox" }),
      tied(2, before(99 * DAY_MS), { link: "order" }),
    ];
    expect(signalsOf(others, OWN, NOW).map(({ link }) => link)).toEqual(["order", "mailbox"]);
  });

  it("add up awards by currency, back from now, each window within the next", () => {
    const award = (ms: number, amountMinor: bigint, currency = "TWD") => ({
      at: before(ms),
      amountMinor,
      currency,
    });
    const awards = [
      award(HOUR_MS / 2, 100n),
      award(3 * HOUR_MS, 20n),
      award(9 * DAY_MS, 3n),
      award(9 * DAY_MS, 7n, "EUR"),
    ];
    const [signal] = signalsOf([tied(1, before(40 * DAY_MS), { awards })], OWN, NOW);
    expect(signal?.velocity.hour).toMatchObject({
      filed: 1,
      awards: 1,
      sums: [{ currency: "TWD", amountMinor: 100n }],
    });
    expect(signal?.velocity.day.sums).toEqual([{ currency: "TWD", amountMinor: 120n }]);
    expect(signal?.velocity.month).toMatchObject({
      awards: 4,
      sums: [
        { currency: "EUR", amountMinor: 7n },
        { currency: "TWD", amountMinor: 123n },
      ],
    });
  });

  it("never count more in a shorter window, whatever was filed when", () => {
    const times = fc.array(fc.integer({ min: -40, max: 40 }), { maxLength: 20 });
    fc.assert(
      fc.property(times, (hours) => {
        const list = hours.map((each, n) => tied(n, before(each * 10 * HOUR_MS), { link: "order" }));
        for (const { velocity } of signalsOf(list, OWN, NOW)) {
          expect(velocity.hour.filed).toBeLessThanOrEqual(velocity.day.filed);
          expect(velocity.day.filed).toBeLessThanOrEqual(velocity.month.filed);
        }
      }),
    );
  });

  it.each([
    ["anna+1@example.com", "anna@example.com"],
    ["an.na+x+y@gmail.com", "anna@gmail.com"],
    ["anna@googlemail.com", "anna@gmail.com"],
    ["an.na@example.com", "an.na@example.com"],
  ])("%s is the mailbox %s", (address, mailbox) => {
    expect(mailboxOf(address)).toBe(mailbox);
  });
});
