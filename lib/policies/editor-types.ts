import type { Policy } from "@/lib/domain/compensation/policy";

/** Something to mend or to weigh, in the reader's words; `path` leads to the field. */
export type EditorFinding = {
  severity: "schema" | "error" | "warning";
  path: string;
  sentence: string;
  /** A case that shows it, as a sentence; null where there is none. */
  example: string | null;
};

export type SaveAnswer =
  | { ok: true; revision: number }
  | { ok: false; reason: "not-allowed" | "not-found" | "not-a-draft" | "changed-since" }
  | { ok: false; reason: "no-policy"; findings: readonly EditorFinding[] };

export type ImportAnswer = { ok: true; policy: Policy } | { ok: false; findings: readonly EditorFinding[] };
