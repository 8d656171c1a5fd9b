/** What happened to a list that paths lead through. */
export type ListChange =
  | { readonly kind: "removed"; readonly index: number }
  | { readonly kind: "inserted"; readonly index: number }
  | { readonly kind: "moved"; readonly from: number; readonly to: number };

function movedIndex(index: number, change: ListChange): number | null {
  if (change.kind === "inserted") return index >= change.index ? index + 1 : index;
  if (change.kind === "removed") {
    if (index === change.index) return null;
    return index > change.index ? index - 1 : index;
  }
  if (index === change.from) return change.to;
  if (change.from < index && index <= change.to) return index - 1;
  if (change.to <= index && index < change.from) return index + 1;
  return index;
}

/** Where a path leads after a list on its way has changed; null when its item is gone. */
export function remapPath(path: string, list: string, change: ListChange): string | null {
  if (!path.startsWith(`${list}[`)) return path;
  const rest = path.slice(list.length);
  const match = /^\[(\d+)\]/.exec(rest);
  if (!match) return path;
  const index = movedIndex(Number(match[1]), change);
  return index === null ? null : `${list}[${index}]${rest.slice(match[0].length)}`;
}

/** All entries of a table by path, each where its path leads now. */
export function remapPaths<T>(
  table: Readonly<Record<string, T>>,
  list: string,
  change: ListChange,
): Readonly<Record<string, T>> {
  return Object.fromEntries(
    Object.entries(table).flatMap(([path, value]) => {
      const now = remapPath(path, list, change);
      return now === null ? [] : [[now, value] as const];
    }),
  );
}

export const EDITOR_SECTIONS = [
  "scope",
  "tiers",
  "rules",
  "tariffs",
  "guarantees",
  "caps",
  "authority",
  "remedies",
  "currencies",
  "document",
] as const;
export type EditorSection = (typeof EDITOR_SECTIONS)[number];

const SECTION_OF: Readonly<Record<string, EditorSection>> = {
  tiers: "tiers",
  rules: "rules",
  tariffs: "tariffs",
  measures: "tariffs",
  guarantees: "guarantees",
  caps: "caps",
  goodwillUnitMinor: "caps",
  doubleDeviation: "caps",
  authority: "authority",
  remedies: "remedies",
  restore: "remedies",
  goodwillKind: "remedies",
  currencies: "currencies",
};

/** The section of the editor in which a path of the document is edited. */
export function sectionOf(path: string): EditorSection {
  const head = /^\w+/.exec(path)?.[0] ?? "";
  return Object.hasOwn(SECTION_OF, head) ? (SECTION_OF[head] ?? "scope") : "scope";
}

/** The path and every path above it, nearest first: a finding about a whole leads to the first field of it. */
export function pathsUp(path: string): readonly string[] {
  const shorter = path.replace(/(\.\w+|\[\d+\])$/, "");
  return shorter === path || shorter === "" ? [path] : [path, ...pathsUp(shorter)];
}
