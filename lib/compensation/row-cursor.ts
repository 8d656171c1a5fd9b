import { isUuid } from "@/lib/uuid";

/** A place in a list that runs from new to old: an instant and the row's id. */
export type RowCursor = { at: Date; id: string };

export function writeRowCursor({ at, id }: RowCursor): string {
  return `${at.getTime()}_${id}`;
}

/** Reads ?after=…; null for none, and for what is no place. */
export function readRowCursor(value: string | readonly string[] | undefined): RowCursor | null {
  const [ms, id] = (typeof value === "string" ? value : "").split("_");
  if (!ms || !id || !/^\d{1,15}$/.test(ms) || !isUuid(id)) return null;
  return { at: new Date(Number(ms)), id };
}
