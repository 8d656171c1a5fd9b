import {
  type Bytes,
  beginLength,
  emptyBytes,
  endLength,
  putBig,
  putByte,
  putInt16,
  putInt32,
  putInt64,
  putJson,
  putRaw,
  putText,
  takeBytes,
} from "./bytes";
import { type ColumnType, columnsOf, type RowOf, TABLES, type TableName } from "./tables";

const HEADER = "PGCOPY\n\xff\r\n\0\0\0\0\0\0\0\0\0";
const TRAILER = -1;
const NULL = -1;
/** Milliseconds from 1970 to 2000, which PostgreSQL counts from. */
const EPOCH_MS = 946_684_800_000;
const DAY_MS = 86_400_000;
const OIDS = { texts: 25, uuids: 2950 } as const;

/** One file in PostgreSQL's binary COPY format, growing row by row. */
export type CopyWriter<Name extends TableName> = {
  add: (row: RowOf<Name>) => void;
  /** The whole file so far, ready for COPY; the writer starts anew. Null where no row was added. */
  take: () => { rows: number; file: Uint8Array<ArrayBuffer> } | null;
};

function listHead(bytes: Bytes, type: keyof typeof OIDS, count: number): void {
  putInt32(bytes, count === 0 ? 0 : 1);
  putInt32(bytes, 0);
  putInt32(bytes, OIDS[type]);
  if (count === 0) return;
  putInt32(bytes, count);
  putInt32(bytes, 1);
}

function writeTexts(bytes: Bytes, list: readonly unknown[]): void {
  const begun = beginLength(bytes);
  listHead(bytes, "texts", list.length);
  for (const item of list) if (typeof item === "string") putText(bytes, item);
  endLength(bytes, begun);
}

function writeUuids(bytes: Bytes, list: readonly unknown[]): void {
  const begun = beginLength(bytes);
  listHead(bytes, "uuids", list.length);
  for (const item of list) if (typeof item === "string") writeUuid(bytes, item);
  endLength(bytes, begun);
}

function writeUuid(bytes: Bytes, value: string): void {
  putInt32(bytes, 16);
  putRaw(bytes, value);
}

/** Days since 2000 of a YYYY-MM-DD. */
function dayNumber(day: string): number {
  return Math.round((Date.parse(`${day}T00:00:00Z`) - EPOCH_MS) / DAY_MS);
}

type Encode = (bytes: Bytes, value: unknown) => boolean;

/** Writes a value of each type of column; false where the two do not fit. */
const ENCODERS: Readonly<Record<ColumnType, Encode>> = {
  uuid(bytes, value) {
    if (typeof value !== "string") return false;
    writeUuid(bytes, value);
    return true;
  },
  text(bytes, value) {
    if (typeof value !== "string") return false;
    putText(bytes, value);
    return true;
  },
  json(bytes, value) {
    if (typeof value !== "string") return false;
    putJson(bytes, value);
    return true;
  },
  time(bytes, value) {
    if (!(value instanceof Date)) return false;
    putInt32(bytes, 8);
    putInt64(bytes, (value.getTime() - EPOCH_MS) * 1000);
    return true;
  },
  day(bytes, value) {
    if (typeof value !== "string") return false;
    putInt32(bytes, 4);
    putInt32(bytes, dayNumber(value));
    return true;
  },
  small(bytes, value) {
    if (typeof value !== "number") return false;
    putInt32(bytes, 2);
    putInt16(bytes, value);
    return true;
  },
  int(bytes, value) {
    if (typeof value !== "number") return false;
    putInt32(bytes, 4);
    putInt32(bytes, value);
    return true;
  },
  big(bytes, value) {
    if (typeof value !== "bigint") return false;
    putInt32(bytes, 8);
    putBig(bytes, value);
    return true;
  },
  bool(bytes, value) {
    putInt32(bytes, 1);
    putByte(bytes, value === true ? 1 : 0);
    return typeof value === "boolean";
  },
  texts(bytes, value) {
    if (!Array.isArray(value)) return false;
    writeTexts(bytes, value);
    return true;
  },
  uuids(bytes, value) {
    if (!Array.isArray(value)) return false;
    writeUuids(bytes, value);
    return true;
  },
};

export function copyWriter<Name extends TableName>(name: Name): CopyWriter<Name> {
  const entries: readonly [string, ColumnType][] = Object.entries(TABLES[name]);
  const columns = entries.map(([column, type]) => ({ column, encode: ENCODERS[type] }));
  const bytes = emptyBytes();
  let rows = 0;
  return {
    add(row) {
      if (rows === 0) putRaw(bytes, HEADER);
      rows += 1;
      putInt16(bytes, columns.length);
      const values: Readonly<Record<string, unknown>> = row;
      for (const { column, encode } of columns) {
        const value = values[column];
        if (value === null) putInt32(bytes, NULL);
        else if (!encode(bytes, value))
          throw new TypeError(`${name}.${column} cannot hold this ${typeof value}`);
      }
    },
    take() {
      if (rows === 0) return null;
      putInt16(bytes, TRAILER);
      const taken = { rows, file: takeBytes(bytes) };
      rows = 0;
      return taken;
    },
  };
}

/** The statement that takes such a file in. */
export function copyStatement(name: TableName, freeze: boolean): string {
  const options = freeze ? "FORMAT binary, FREEZE" : "FORMAT binary";
  return `COPY ${name} (${columnsOf(name).join(", ")}) FROM STDIN (${options})`;
}
