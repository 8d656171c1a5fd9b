import { randomBytes } from "node:crypto";
import {
  FILES_FIELD,
  KEPT_FIELD,
  MAX_FILE_BYTES,
  MAX_FILES,
  MAX_FORM_BYTES,
  MAX_PENDING_BYTES,
} from "@/lib/attachments/limits";
import { digest, fileProblem, type PreparedFile, prepareFile } from "@/lib/attachments/prepare";
import type { FileProblem, FilesState } from "@/lib/attachments/types";
import { db, pool, sql } from "@/lib/db/client";
import { takeFromWindow } from "@/lib/rate-limit/mutations";

/** Who sends a form; `address` counts what comes from one place, null counts nothing. */
export type FormSender = { token: string; author: "customer" | "staff"; address: string | null };

/** A file under a form's token: waiting, or already attached if this very form was sent before. */
export type FormFile = { id: string; key: string; name: string; byteSize: number; source: string };
export type Received = { files: FormFile[]; problems: FileProblem[] };

/** Forms with files from one address; wide, since an office shares one. */
const ADDRESS_LIMIT = { limit: 60, windowMs: 10 * 60_000 } as const;
const KEY = /^[A-Za-z0-9_-]{43}$/;
const NOTHING: Received = { files: [], problems: [] };

/**
 * A file input that was left empty is sent as one file without name and content; an action called by script gets it under
 * the name "undefined".
 */
function isNoFile({ name, size }: File): boolean {
  return size === 0 && (name === "" || name === "undefined");
}

/** The files chosen now. */
function chosenFiles(form: FormData): File[] {
  return form
    .getAll(FILES_FIELD)
    .flatMap((entry) => (typeof entry === "string" || isNoFile(entry) ? [] : [entry]));
}

/** The keys of what the form brought before and still wants. */
function keptKeys(form: FormData): string[] {
  const keys = form.getAll(KEPT_FIELD).flatMap((entry) => (typeof entry === "string" ? [entry] : []));
  return [...new Set(keys)].filter((key) => KEY.test(key)).slice(0, MAX_FILES);
}

/**
 * Takes in the files of a form and keeps them under its token until the form itself goes through, so that nobody has to
 * choose them again. A form without files costs nothing. What is not taken is named, with the reason.
 */
export async function receiveFiles(form: FormData, sender: FormSender, now: Date): Promise<Received> {
  const chosen = chosenFiles(form);
  const keys = keptKeys(form);
  if (chosen.length === 0 && keys.length === 0) return NOTHING;
  const token = digest(sender.token);
  const before = await filesOfForm(token, "key", keys);
  const problems: FileProblem[] = before.length < keys.length ? [fileProblem("", "lost")] : [];
  if (chosen.length === 0) return { files: before, problems };
  if (await isBusy(sender, now))
    return { files: before, problems: [...problems, ...chosen.map(({ name }) => fileProblem(name, "busy"))] };
  const { sources, refused } = await takeIn(chosen, before, { token, sender, now });
  const added = await filesOfForm(token, "source", sources);
  const known = new Set(before.map(({ id }) => id));
  return {
    files: [...before, ...added.filter(({ id }) => !known.has(id))],
    problems: [...problems, ...refused],
  };
}

type Keeping = { token: Buffer; sender: FormSender; now: Date };

/** Keeps what may be kept, one after the other; answers the digests of those and the problems of the others. */
async function takeIn(chosen: File[], before: FormFile[], keeping: Keeping) {
  const sources: string[] = [];
  const refused: FileProblem[] = [];
  let bytesLeft = MAX_FORM_BYTES - before.reduce((sum, { byteSize }) => sum + byteSize, 0);
  for (const file of chosen) {
    if (file.size > MAX_FILE_BYTES) refused.push(fileProblem(file.name, "too-big"));
    else if (before.length + sources.length >= MAX_FILES) refused.push(fileProblem(file.name, "too-many"));
    else if (file.size > bytesLeft) refused.push(fileProblem(file.name, "too-much"));
    else {
      const kept = await keepOne(file, keeping);
      if ("problem" in kept) refused.push(kept.problem);
      else {
        sources.push(kept.source);
        bytesLeft -= file.size;
      }
    }
  }
  return { sources, refused };
}

async function keepOne(file: File, keeping: Keeping): Promise<{ source: string } | { problem: FileProblem }> {
  const bytes = Buffer.from(await file.arrayBuffer());
  const source = digest(bytes).toString("hex");
  // The same form again: the picture was made before.
  if ((await filesOfForm(keeping.token, "source", [source])).length > 0) return { source };
  const prepared = await prepareFile(bytes, file.name);
  if (!prepared.ok) return { problem: prepared.problem };
  await write(prepared.file, source, keeping);
  return { source };
}

/** Through the driver itself, which sends bytes as bytes. */
async function write(file: PreparedFile, source: string, { token, sender, now }: Keeping): Promise<void> {
  const { kind, mediaType, name, content, preview, width, height, scanNotes } = file;
  const key = randomBytes(32).toString("base64url");
  await pool().query(
    `WITH kept AS (
      INSERT INTO attachment (key, token_hash, kind, media_type, byte_size, width, height, sha256, source_sha256, name,
        author_kind, scan_notes, created_at)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, decode($9, 'hex'), $10, $11, $12, $13)
      ON CONFLICT (token_hash, source_sha256) DO NOTHING RETURNING id)
    INSERT INTO attachment_bytes (attachment_id, content, preview) SELECT id, $14, $15 FROM kept`,
    [
      ...[key, token, kind, mediaType, content.byteLength, width, height, digest(content), source, name],
      ...[sender.author, scanNotes, now, content, preview],
    ],
  );
}

async function filesOfForm(token: Buffer, by: "key" | "source", values: string[]): Promise<FormFile[]> {
  if (values.length === 0) return [];
  const column = by === "key" ? sql`key` : sql`encode(source_sha256, 'hex')`;
  return db().$queryRaw<FormFile[]>(sql`
    SELECT id, key, name, byte_size AS "byteSize", encode(source_sha256, 'hex') AS source FROM attachment
    WHERE token_hash = decode(${token.toString("hex")}, 'hex') AND ${column} = ANY(${values}::text[])
    ORDER BY array_position(${values}::text[], ${column})`);
}

/** Too much came from one place, or too much waits in all: the text goes on, the files can follow. */
async function isBusy({ address }: FormSender, now: Date): Promise<boolean> {
  if (address !== null && !(await takeFromWindow(`upload:${address}`, ADDRESS_LIMIT, now))) return true;
  const [waiting] = await db().$queryRaw<{ bytes: bigint }[]>(sql`
    SELECT coalesce(sum(byte_size), 0)::bigint AS bytes FROM attachment WHERE complaint_id IS NULL`);
  return (waiting?.bytes ?? 0n) > BigInt(MAX_PENDING_BYTES);
}

/** What the form shows when it comes back. */
export function shownFiles({ files, problems }: Received): FilesState {
  return { kept: files.map(({ key, name, byteSize }) => ({ key, name, byteSize })), problems };
}

/** What a form shows whose files were not looked at: those kept before, and which to choose again. */
export function untakenFiles(form: FormData, before: FilesState): FilesState {
  const keys = keptKeys(form);
  return {
    kept: before.kept.filter(({ key }) => keys.includes(key)),
    problems: chosenFiles(form).map(({ name }) => fileProblem(name, "gone")),
  };
}

/** The same where the form gets a new token, under which nothing waits yet. */
export function filesToChooseAgain(form: FormData, before: FilesState): FilesState {
  const { kept, problems } = untakenFiles(form, before);
  return { kept: [], problems: [...kept.map(({ name }) => fileProblem(name, "gone")), ...problems] };
}
