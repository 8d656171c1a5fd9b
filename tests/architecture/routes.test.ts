import { readdirSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, it } from "vitest";
import { ROUTE_PATTERNS } from "@/lib/http/route-pattern";

const APP = resolve(__dirname, "../../app");

/** Each folder with a page or a route handler, as the URL it answers: groups in brackets are no part of it. */
function patternsUnder(folder: string, url: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    if (!statSync(path).isDirectory()) return /^(page\.tsx|route\.tsx?)$/.test(name) ? [url || "/"] : [];
    if (name.startsWith("_")) return [];
    return patternsUnder(path, name.startsWith("(") ? url : `${url}/${name}`);
  });
}

it("logs and metrics know every route by its pattern (lib/http/route-pattern.ts)", () => {
  expect([...ROUTE_PATTERNS].sort()).toEqual([...new Set(patternsUnder(APP, ""))].sort());
});
