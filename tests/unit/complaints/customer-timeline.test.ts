import { describe, expect, it } from "vitest";
import { customerTimeline, type TimelineEvent } from "@/lib/complaints/customer-timeline";
import type { ComplaintEventType } from "@/lib/domain/complaint-events";

const at = (minute: number) => new Date(Date.UTC(2026, 2, 6, 8, minute));
const event = (minute: number, type: ComplaintEventType, to: string | null = null): TimelineEvent => ({
  id: `event-${String(minute).padStart(2, "0")}`,
  type,
  occurredAt: at(minute),
  to,
});
const told = (events: TimelineEvent[]) =>
  customerTimeline(events, []).map((entry) => (entry.kind === "step" ? entry.step : entry.message));

describe("what a customer is told", () => {
  it("calls what is owed neither offered nor accepted", () => {
    const owed = { part: "entitlement" };
    expect(
      told([
        { ...event(1, "award-offered"), ...owed },
        { ...event(2, "award-accepted"), ...owed },
      ]),
    ).toEqual(["entitlement-told"]);
    expect(told([event(1, "award-offered"), event(2, "award-accepted")])).toEqual([
      "offer-made",
      "offer-accepted",
    ]);
  });

  it("keeps to itself what is ours: severity, links, tasks, notes, approvals", () => {
    const ours = [
      "filed",
      "severity-set",
      "severity-changed",
      "linked",
      "task-created",
      "note-added",
      "phone-note-added",
      "award-requested",
      "award-approved",
      "remedy-decided",
      "link-revoked",
      "contact-verified",
      "contact-corrected",
      "mail-bounced",
      "mail-sent-again",
    ] as const;
    expect(told(ours.map((type, minute) => event(minute, type)))).toEqual([]);
  });

  it("tells who takes charge once, and a repeated step once", () => {
    expect(
      told([
        event(1, "status-moved", "acknowledged"),
        event(2, "assigned"),
        event(3, "status-moved", "investigating"),
        event(4, "assigned"),
        event(5, "status-moved", "investigating"),
        event(6, "status-moved", "waiting-for-customer"),
      ]),
    ).toEqual(["acknowledged", "taken-up", "investigating", "waiting-for-you"]);
  });

  it.each([
    ["closed", "closed"],
    ["referred", "referred"],
    ["duplicate", "duplicate"],
    [null, "closed"],
  ] as const)("names an end recorded as closed (%s) as %s", (to, step) => {
    expect(told([event(1, "closed", to)])).toEqual([step]);
  });

  it("puts messages and steps into one order", () => {
    const entries = customerTimeline(
      [event(2, "assigned")],
      [
        { id: "m1", kind: "description", body: "late", sentAt: at(1) },
        { id: "m2", kind: "answer", body: "sorry", sentAt: at(3) },
      ],
    );
    expect(entries.map((entry) => (entry.kind === "step" ? entry.step : entry.from))).toEqual([
      "you",
      "taken-up",
      "us",
    ]);
  });
});
