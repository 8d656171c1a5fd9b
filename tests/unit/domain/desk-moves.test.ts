import { describe, expect, it } from "vitest";
import { COMPLAINT_STATUSES, mayMove } from "@/lib/domain/complaint-state";
import { deskMoves, moveObstacle } from "@/lib/domain/desk-moves";

const clear = { answers: 1, openAwards: 0, hasTwin: true };

describe("moves by hand", () => {
  it("are legal, and never those that belong to awards or closing", () => {
    for (const from of COMPLAINT_STATUSES) {
      for (const to of deskMoves(from, true)) {
        expect(mayMove(from, to)).toBe(true);
        expect([
          "decided",
          "fulfilling",
          "resolved",
          "closed",
          "solved-on-the-spot",
          "under-appeal",
        ]).not.toContain(to);
      }
    }
  });

  it("reopening is offered only to who decides about it", () => {
    expect(deskMoves("closed", true)).toContain("reopened");
    expect(deskMoves("closed", false)).not.toContain("reopened");
  });

  it("nothing promised is left hanging, no enquiry unanswered, no duplicate without its twin", () => {
    for (const to of ["enquiry", "duplicate", "withdrawn", "referred"] as const) {
      expect(moveObstacle(to, clear)).toBeNull();
      expect(moveObstacle(to, { ...clear, openAwards: 1 })).toBe("open-awards");
    }
    expect(moveObstacle("investigating", { answers: 0, openAwards: 1, hasTwin: false })).toBeNull();
    expect(moveObstacle("enquiry", { ...clear, answers: 0 })).toBe("unanswered-enquiry");
    expect(moveObstacle("duplicate", { ...clear, hasTwin: false })).toBe("no-twin");
  });
});
