import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { decideCompensation } from "@/lib/domain/compensation/decide";
import { parseFacts } from "@/lib/domain/compensation/facts-json";
import { toCanonicalJson } from "@/lib/domain/compensation/json";
import { DEFAULT_POLICY } from "@/lib/domain/compensation/templates/general-retail";
import { type ComplaintStatus, isComplaintStatus, mayMove } from "@/lib/domain/complaint-state";
import { DAY_MS } from "@/lib/domain/duration";
import { isSeverity } from "@/lib/domain/severity";
import { triage } from "@/lib/domain/triage/triage";
import { isLocale } from "@/lib/i18n/config";
import { type Batch, batchMaker } from "@/scripts/generate/batch";
import { categoryAt, plotAt } from "@/scripts/generate/plan/plan";
import { PLOTS } from "@/scripts/generate/plan/plots";
import { promiseDueAt } from "@/scripts/generate/story/promise";
import { aPlan, aWorld, type Row, toldRows, UNTIL } from "@/tests/support/factories/generated-world";

const plan = aPlan(1_500);
const rows = toldRows(plan);

function text(value: unknown): string {
  if (typeof value !== "string") throw new Error(`not a text: ${String(value)}`);
  return value;
}

function moment(value: unknown): number | null {
  return value instanceof Date ? value.getTime() : null;
}

function grouped(list: readonly Row[], by: string): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of list) {
    const key = text(row[by]);
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return groups;
}

const eventsOf = grouped(rows.complaint_event, "complaint_id");
const messagesOf = grouped(rows.message, "complaint_id");

function inOrder(events: readonly Row[]): Row[] {
  return [...events].sort((left, right) => {
    const [a, b] = [moment(left.occurred_at) ?? 0, moment(right.occurred_at) ?? 0];
    return a - b || (text(left.id) < text(right.id) ? -1 : 1);
  });
}

/** A reply of the customer's ends the waiting without saying so. */
function statusAfter({ type, facts }: Row, stands: ComplaintStatus): ComplaintStatus {
  if (type === "customer-replied" && stands === "waiting-for-customer") return "investigating";
  const { to }: { to?: unknown } = JSON.parse(text(facts));
  return typeof to === "string" && isComplaintStatus(to) ? to : stands;
}

function isAfterTheEnd(column: string, value: unknown): boolean {
  const isPlanned = /due_at|expires_at/.test(column);
  return !isPlanned && value instanceof Date && value.getTime() > UNTIL.getTime();
}

describe("the stories", () => {
  it("tell every plot", () => {
    const told = new Set(Array.from({ length: plan.size }, (_, place) => plotAt(plan, place)));
    const rare = PLOTS.filter((plot) => !told.has(plot));
    // The rarest are two in a thousand.
    expect(rare.length, rare.join()).toBeLessThanOrEqual(1);
  });

  it("take every complaint by legal steps to where it stands", () => {
    const wrong = rows.complaint.flatMap(({ id, status }) => {
      let stands: ComplaintStatus = "received";
      for (const event of inOrder(eventsOf.get(text(id)) ?? [])) {
        const to = statusAfter(event, stands);
        if (to !== stands && !mayMove(stands, to)) return [`${stands} to ${to}`];
        stands = to;
      }
      return stands === status ? [] : [`${stands} is not ${text(status)}`];
    });
    expect(wrong).toEqual([]);
  });

  it("happen neither before the complaint nor after the end", () => {
    const late = Object.entries(rows).flatMap(([name, list]) =>
      list.some((row) => Object.entries(row).some(([column, value]) => isAfterTheEnd(column, value)))
        ? [name]
        : [],
    );
    expect(late).toEqual([]);
    const early = rows.complaint.filter(({ id, received_at }) => {
      const times = (eventsOf.get(text(id)) ?? []).map(({ occurred_at }) => moment(occurred_at) ?? 0);
      return Math.min(...times) !== moment(received_at);
    });
    expect(early).toEqual([]);
  });

  it("are graded and promised as filing would have", () => {
    const wrong = rows.complaint.filter((complaint, place) => {
      const locale = text(complaint.locale);
      const severity = text(complaint.severity);
      const description = messagesOf.get(text(complaint.id))?.find(({ kind }) => kind === "description");
      if (!isLocale(locale) || !isSeverity(severity) || !description) return true;
      const mood = typeof complaint.mood_at_intake === "number" ? complaint.mood_at_intake : null;
      const said = [description.body, complaint.remedy_sought].filter(Boolean).join("\n\n");
      const graded = triage({ text: said, categoryKey: categoryAt(plan, place), locale, mood });
      const due = promiseDueAt(new Date(moment(complaint.received_at) ?? 0), severity);
      return (
        graded.severity !== severity ||
        graded.vulnerable !== complaint.vulnerable ||
        graded.emotionalImpact !== complaint.emotional_impact ||
        JSON.stringify(graded.reasons) !== complaint.severity_reasons ||
        due.getTime() !== moment(complaint.promise_due_at)
      );
    });
    expect(wrong).toEqual([]);
  });

  it("decide what the rules decide on the facts that are stored", () => {
    expect(rows.compensation_decision.length).toBeGreaterThan(200);
    const wrong = rows.compensation_decision.filter(({ facts, decision }) => {
      const parsed = parseFacts(text(facts));
      if (!parsed.ok) return true;
      const again = decideCompensation(parsed.value, DEFAULT_POLICY);
      return toCanonicalJson(JSON.parse(text(decision))) !== toCanonicalJson(again);
    });
    expect(wrong).toEqual([]);
  });

  it("put two of three cases in a region, and their decisions say which", () => {
    const regionOf = new Map(rows.complaint.map(({ id, region_key: region }) => [text(id), region]));
    const placed = [...regionOf.values()].filter((region) => region !== null);
    expect(new Set(placed)).toEqual(new Set(["north", "south"]));
    expect(placed.length / regionOf.size).toBeGreaterThan(0.6);
    expect(placed.length / regionOf.size).toBeLessThan(0.73);
    for (const { complaint_id: id, facts } of rows.compensation_decision) {
      const parsed = parseFacts(text(facts));
      expect(parsed.ok && parsed.value.region).toBe(regionOf.get(text(id)));
    }
  });

  it("are answered by fifteen to twenty-five of a hundred who are asked", () => {
    const sent = rows.survey.filter(({ sent_at }) => sent_at !== null);
    const answered = sent.filter(({ answered_at }) => answered_at !== null);
    expect(sent.length).toBeGreaterThan(1_500);
    expect(answered.length / sent.length).toBeGreaterThan(0.15);
    expect(answered.length / sent.length).toBeLessThan(0.25);
  });

  it("keep most promises and break some", () => {
    const answered = rows.complaint.filter(({ promise_kept_at }) => promise_kept_at !== null);
    const kept = answered.filter(
      (row) => (moment(row.promise_kept_at) ?? 0) <= (moment(row.promise_due_at) ?? 0),
    );
    expect(kept.length / answered.length).toBeGreaterThan(0.78);
    expect(kept.length / answered.length).toBeLessThan(0.97);
  });

  it("leave clocks running around the end", () => {
    const due = rows.complaint.flatMap(({ next_due_at }) => moment(next_due_at) ?? []);
    const near = due.filter((at) => Math.abs(at - UNTIL.getTime()) < 2 * DAY_MS);
    expect(due.length).toBeGreaterThan(8);
    expect(near.length / due.length).toBeGreaterThan(0.7);
  });

  it("give no two rows the same id, no two complaints the same reference", () => {
    for (const list of Object.values(rows)) {
      const ids = list.flatMap(({ id }) => (typeof id === "string" ? [id] : []));
      expect(new Set(ids).size).toBe(ids.length);
    }
    expect(new Set(rows.complaint.map(({ reference }) => reference)).size).toBe(plan.size);
    expect(new Set(rows.contact_point.map(({ kind, value }) => `${kind} ${value}`)).size).toBe(
      rows.contact_point.length,
    );
  });
});

describe("a batch", () => {
  it("is the same bytes whoever makes it, and after whatever else", () => {
    const world = aWorld(plan);
    const hashes = ({ files }: Batch) =>
      files.map(({ table, file }) => `${table} ${createHash("sha256").update(file).digest("hex")}`);
    const fresh = batchMaker(plan, world, 150);
    const used = batchMaker(plan, world, 150);
    used(1);
    expect(hashes(used(0))).toEqual(hashes(fresh(0)));
    expect(hashes(used(0))).not.toEqual(hashes(used(1)));
  });
});
