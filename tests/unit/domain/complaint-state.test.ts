import { describe, expect, it } from "vitest";
import {
  COMPLAINT_STATUSES,
  type ComplaintStatus,
  isComplaintStatus,
  isOpen,
  mayMove,
  movesFrom,
  OPEN_STATUSES,
} from "@/lib/domain/complaint-state";

function reachableFrom(start: ComplaintStatus): Set<ComplaintStatus> {
  const seen = new Set<ComplaintStatus>([start]);
  for (const status of seen) for (const next of movesFrom(status)) seen.add(next);
  return seen;
}

describe("the way of a complaint", () => {
  it("runs from received to closed along the whole road", () => {
    const road = [
      "received",
      "acknowledged",
      "assessed",
      "investigating",
      "waiting-for-customer",
      "investigating",
      "decided",
      "fulfilling",
      "resolved",
      "closed",
      "reopened",
      "decided",
      "resolved",
      "closed",
      "under-appeal",
      "decided",
    ] as const;
    for (const [index, to] of road.slice(1).entries()) {
      expect(mayMove(road[index] ?? "received", to), `${road[index]} → ${to}`).toBe(true);
    }
  });

  it.each([
    ["received", "closed"],
    ["received", "decided"],
    ["acknowledged", "received"],
    ["assessed", "resolved"],
    ["closed", "decided"],
    ["withdrawn", "decided"],
    ["resolved", "solved-on-the-spot"],
    ["fulfilling", "withdrawn"],
    ["fulfilling", "closed"],
  ] as const)("never from %s to %s", (from, to) => {
    expect(mayMove(from, to)).toBe(false);
  });

  it("reaches every status, and closing from every status", () => {
    expect(reachableFrom("received").size).toBe(COMPLAINT_STATUSES.length);
    for (const status of COMPLAINT_STATUSES) expect(reachableFrom(status).has("closed"), status).toBe(true);
  });

  it("never moves to where it already is, nor names a move twice", () => {
    for (const status of COMPLAINT_STATUSES) {
      expect(mayMove(status, status)).toBe(false);
      expect(new Set(movesFrom(status)).size).toBe(movesFrom(status).length);
    }
  });

  it("counts as work until it is closed or off our hands", () => {
    expect(COMPLAINT_STATUSES.filter((status) => !isOpen(status))).toEqual([
      "closed",
      "solved-on-the-spot",
      "enquiry",
      "duplicate",
      "withdrawn",
      "referred",
    ]);
    expect(OPEN_STATUSES).toContain("resolved");
  });

  it("knows its own words only", () => {
    expect(isComplaintStatus("under-appeal")).toBe(true);
    expect(isComplaintStatus("constructor")).toBe(false);
  });
});
