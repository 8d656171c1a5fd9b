import type { z } from "zod";
import { isSoundTest } from "@/lib/domain/compensation/edit/fact-tests";
import { mapPolicy } from "@/lib/domain/compensation/edit/walk";
import { reviveAmounts } from "@/lib/domain/compensation/json";
import type { Policy } from "@/lib/domain/compensation/policy";
import { policySchema } from "@/lib/policies/policy-schema";

export const ISSUE_CODES = [
  "not-json",
  "missing",
  "unknown-key",
  "amount",
  "whole",
  "negative",
  "empty",
  "day",
  "value",
  "type",
  "test",
] as const;
export type IssueCode = (typeof ISSUE_CODES)[number];

/** Why a document is no policy, and where; `detail` names the key or the values that are allowed. */
export type DocumentIssue = { path: string; code: IssueCode; detail: string };
export type ReadDocument = { ok: true; policy: Policy } | { ok: false; issues: readonly DocumentIssue[] };

type Issue = z.core.$ZodIssue;

function pathText(path: readonly PropertyKey[]): string {
  return path
    .map((key) => (typeof key === "number" ? `[${key}]` : `.${String(key)}`))
    .join("")
    .replace(/^\./, "");
}

/** A branch whose own marker ("op", "give") or shape does not fit is not what the author meant. */
function strangeness(issues: readonly Issue[]): number {
  return issues.reduce((sum, { code, path, ...issue }) => {
    const isMarker = path.length === 1 && (path[0] === "op" || path[0] === "give");
    if (isMarker) return sum + 100;
    const isAbsent = code === "invalid_type" && "input" in issue && issue.input === undefined;
    return sum + (code === "unrecognized_keys" || isAbsent ? 10 : 1);
  }, 0);
}

/** The problems of the alternative that was most likely meant. */
function meant(branches: readonly (readonly Issue[])[]): readonly Issue[] {
  return [...branches].sort((left, right) => strangeness(left) - strangeness(right))[0] ?? [];
}

function codeOf(issue: Issue): { code: IssueCode; detail: string } {
  switch (issue.code) {
    case "invalid_type":
      if (issue.input === undefined) return { code: "missing", detail: "" };
      if (issue.expected === "bigint") return { code: "amount", detail: "" };
      if (issue.expected === "int") return { code: "whole", detail: "" };
      return { code: "type", detail: issue.expected };
    case "too_small":
      return issue.origin === "string" ? { code: "empty", detail: "" } : { code: "negative", detail: "" };
    case "invalid_format":
      return { code: issue.format === "regex" ? "day" : "value", detail: "" };
    case "invalid_value":
      return { code: "value", detail: issue.values.map(String).join(", ") };
    case "unrecognized_keys":
      return { code: "unknown-key", detail: issue.keys.join(", ") };
    case "invalid_key":
      return { code: "unknown-key", detail: String(issue.path.at(-1) ?? "") };
    default:
      return { code: "value", detail: "" };
  }
}

function flatten(issue: Issue, above: readonly PropertyKey[]): DocumentIssue[] {
  const path = [...above, ...issue.path];
  if (issue.code === "invalid_union" && issue.errors.length > 0) {
    return meant(issue.errors).flatMap((inner) => flatten(inner, path));
  }
  return [{ path: pathText(path), ...codeOf(issue) }];
}

/** Questions that no fact can answer: the schema takes any name for a fact. */
function unsoundTests(policy: Policy): DocumentIssue[] {
  const issues: DocumentIssue[] = [];
  mapPolicy(policy, {
    test: (test, path) => {
      if (!isSoundTest(test)) issues.push({ path, code: "test", detail: "fact" in test ? test.fact : "" });
      return test;
    },
  });
  return issues;
}

/** A policy from JSON text, or everything that keeps it from being one, each with its path. Never throws. */
export function readDocument(text: string): ReadDocument {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    const detail = error instanceof Error ? error.message : "";
    return { ok: false, issues: [{ path: "", code: "not-json", detail }] };
  }
  const read = policySchema.safeParse(reviveAmounts(json), { reportInput: true });
  if (!read.success) return { ok: false, issues: read.error.issues.flatMap((issue) => flatten(issue, [])) };
  const issues = unsoundTests(read.data);
  return issues.length > 0 ? { ok: false, issues } : { ok: true, policy: read.data };
}
