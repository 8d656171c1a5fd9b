import { describe, expect, it } from "vitest";
import { withQuery } from "@/lib/paths";
import {
  type CaseFilter,
  caseQuery,
  dashboardQuery,
  readCaseCursor,
  readCaseFilter,
  readDashboardFilter,
  type SearchParams,
  writeCaseCursor,
} from "@/lib/reporting/filter";

const TODAY = "2026-11-22";
const DEPARTMENT = "01933b7e-0000-7000-8000-000000000001";

/** As a page gets it: a repeated name is a list. */
function paramsOf(url: string): SearchParams {
  const search = new URL(url, "http://localhost").searchParams;
  return Object.fromEntries(
    [...new Set(search.keys())].map((name) => {
      const all = search.getAll(name);
      return [name, all.length > 1 ? all : all[0]];
    }),
  );
}

describe("the dashboard's URL", () => {
  it.each([
    { period: "24m" },
    { period: "7d", department: DEPARTMENT },
    { from: "2026-01-05", to: "2026-02-01" },
  ])("%o survives the round trip", (params) => {
    const filter = readDashboardFilter(params, TODAY);
    expect(filter.problem).toBeNull();
    const again = readDashboardFilter(paramsOf(withQuery("/", dashboardQuery(filter))), TODAY);
    expect(again).toEqual(filter);
  });

  it("shows the last 30 days when nothing or nonsense is asked", () => {
    expect(readDashboardFilter({}, TODAY)).toMatchObject({
      period: { preset: "30d" },
      departmentId: null,
      problem: null,
    });
    expect(readDashboardFilter({ period: "9y", department: "'; --" }, TODAY)).toMatchObject({
      period: { preset: "30d" },
      departmentId: null,
    });
  });

  it("keeps what was typed when the days make no period", () => {
    expect(readDashboardFilter({ from: "2026-02-30", to: "2026-03-01" }, TODAY)).toMatchObject({
      period: { preset: "30d" },
      problem: { reason: "not-a-day", from: "2026-02-30", to: "2026-03-01" },
    });
  });
});

describe("the URL of a list of cases", () => {
  it.each<CaseFilter>([
    { measure: "csat", keys: ["4", "5"], from: "2026-01-01", to: "2026-01-31" },
    { measure: "received.category", keys: [""], from: "2026-01-01", to: "2026-01-01" },
    { measure: "award.kind", keys: ["TWD:goodwill:voucher"], from: "2026-01-01", to: "2026-12-31" },
    { measure: "stock.department", keys: [], from: "2026-01-01", to: "2026-12-31" },
  ])("%o survives the round trip", (filter) => {
    expect(readCaseFilter(paramsOf(withQuery("/", caseQuery(filter))))).toEqual(filter);
  });

  it.each([
    {},
    { measure: "received", from: "2026-01-01", to: "2026-01-02" },
    { measure: "csat", from: "2026-01-03", to: "2026-01-02" },
    { measure: "csat", from: "2026-13-03", to: "2026-01-02" },
  ])("is refused when it names no figure: %o", (params) => {
    expect(readCaseFilter(params)).toBeNull();
  });

  it("holds a place in the list, and ignores one that nobody wrote", () => {
    const cursor = { at: new Date("2026-11-20T12:00:00.123Z"), id: DEPARTMENT };
    expect(readCaseCursor({ after: writeCaseCursor(cursor) })).toEqual(cursor);
    for (const after of ["", "x", `1_${DEPARTMENT}'`, `abc_${DEPARTMENT}`, "123_"]) {
      expect(readCaseCursor({ after })).toBeNull();
    }
  });
});
