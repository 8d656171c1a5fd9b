import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { createGunzip } from "node:zlib";
import type { z } from "zod";
import { plainError } from "../project";
import { endSchema, FORMAT, type Header, headerSchema, type Sums, sumsSchema, tableSchema } from "./format";

const LINE_MAX = 1_000_000;

/** What a backup holds, in its order. */
export type Part =
  | { kind: "header"; header: Header }
  | { kind: "table"; table: string; columns: string[] }
  | { kind: "piece"; bytes: Buffer }
  | { kind: "sums"; sums: Sums }
  | { kind: "end" };

const damaged = (what: string) => plainError(`The backup is damaged (${what}). Nothing was restored.`);

/** Bytes of a stream on demand, by line or by number; `before` sums up what was taken, without the last line. */
function openFile(path: string) {
  const source = createReadStream(path).on("error", (error) => stream.destroy(error));
  const stream = source.pipe(createGunzip());
  const chunks = stream[Symbol.asyncIterator]();
  const hash = createHash("sha256");
  let held: Buffer = Buffer.alloc(0);

  /** False at the end, which only a stream whose own checksum is right comes to. */
  async function grew(): Promise<boolean> {
    const next = await chunks.next().catch((error: Error) => {
      const code = "code" in error ? String(error.code) : "";
      if (code === "ENOENT" || code === "EACCES" || code === "EISDIR")
        throw plainError(`${path} cannot be read.`);
      throw damaged(code === "Z_BUF_ERROR" ? "it is cut off" : "it cannot be unpacked");
    });
    if (next.done) return false;
    const chunk: Buffer = next.value;
    held = held.length === 0 ? chunk : Buffer.concat([held, chunk]);
    return true;
  }

  async function more(): Promise<void> {
    if (!(await grew())) throw damaged("it is cut off");
  }

  function take(length: number): Buffer {
    const bytes = held.subarray(0, length);
    held = held.subarray(length);
    return bytes;
  }

  return {
    async line(): Promise<{ text: string; before: string }> {
      let end = held.indexOf(10);
      while (end < 0) {
        if (held.length > LINE_MAX) throw damaged("a line has no end");
        await more();
        end = held.indexOf(10);
      }
      const before = hash.copy().digest("hex");
      const bytes = take(end + 1);
      hash.update(bytes);
      return { text: bytes.toString("utf8").trimEnd(), before };
    },
    /** Some of the next bytes, at least one and at most so many. */
    async some(most: number): Promise<Buffer> {
      while (held.length === 0) await more();
      const bytes = take(Math.min(most, held.length));
      hash.update(bytes);
      return bytes;
    },
    async end(): Promise<void> {
      if (held.length > 0 || (await grew())) throw damaged("something follows its end");
    },
    close: () => void source.destroy(),
  };
}

function parsed<T>(schema: z.ZodType<T>, text: string, what: string): T {
  try {
    return schema.parse(JSON.parse(text));
  } catch {
    throw damaged(what);
  }
}

/** Reads a backup from its first byte to its last and ends only where all of it is there and its sum is right. */
export async function* readBackup(path: string): AsyncGenerator<Part> {
  const file = openFile(path);
  try {
    const first = (await file.line()).text;
    if (!first.includes(`"${FORMAT}"`)) throw plainError(`${path} is not a backup of Amends.`);
    const header = parsed(headerSchema, first, "its header");
    yield { kind: "header", header };
    for (const name of header.tables) {
      const { table, columns } = parsed(tableSchema, (await file.line()).text, `the start of ${name}`);
      if (table !== name) throw damaged(`${table} where ${name} should be`);
      yield { kind: "table", table, columns };
      yield* pieces(file, name);
      yield { kind: "sums", sums: parsed(sumsSchema, (await file.line()).text, `the end of ${name}`) };
    }
    const last = await file.line();
    const { sha256 } = parsed(endSchema, last.text, "its end");
    if (sha256 !== last.before) throw damaged("its sum is wrong");
    await file.end();
    yield { kind: "end" };
  } finally {
    file.close();
  }
}

async function* pieces(file: ReturnType<typeof openFile>, name: string): AsyncGenerator<Part> {
  for (;;) {
    const { text } = await file.line();
    let left = /^\d{1,10}$/.test(text) ? Number(text) : Number.NaN;
    if (Number.isNaN(left)) throw damaged(`the rows of ${name}`);
    if (left === 0) return;
    while (left > 0) {
      const bytes = await file.some(left);
      left -= bytes.length;
      yield { kind: "piece", bytes };
    }
  }
}

/** Reads all of it without using any of it, so that a damaged file is refused before anything is written. */
export async function checkBackup(path: string): Promise<Header> {
  let found: Header | undefined;
  for await (const part of readBackup(path)) if (part.kind === "header") found = part.header;
  if (!found) throw damaged("its header");
  return found;
}
