import { createHash } from "node:crypto";
import { cleanFileName, shownFileName } from "@/lib/attachments/file-name";
import { MAX_FILE_BYTES } from "@/lib/attachments/limits";
import { checkPdf } from "@/lib/attachments/pdf";
import { remakePicture } from "@/lib/attachments/picture";
import { type PictureFormat, sniff } from "@/lib/attachments/sniff";
import type {
  AttachmentKind,
  FileProblem,
  FileProblemReason,
  RefusedType,
  ScanNote,
} from "@/lib/attachments/types";

/** A file as it is kept. */
export type PreparedFile = {
  kind: AttachmentKind;
  mediaType: string;
  name: string;
  content: Buffer;
  preview: Buffer | null;
  width: number | null;
  height: number | null;
  scanNotes: ScanNote[];
};
export type Prepared = { ok: true; file: PreparedFile } | { ok: false; problem: FileProblem };

const ENDINGS = { jpeg: "jpg", png: "png", webp: "webp", gif: "gif" } as const satisfies Record<
  PictureFormat,
  string
>;

export function digest(data: string | Uint8Array): Buffer {
  return createHash("sha256").update(data).digest();
}

export function fileProblem(
  name: string,
  reason: FileProblemReason,
  what: RefusedType | null = null,
): FileProblem {
  return { name: shownFileName(name), reason, what };
}

/** Finds out what a file is, and makes of it what we keep: a picture decoded and made anew, a PDF as it came. */
export async function prepareFile(bytes: Buffer, name: string): Promise<Prepared> {
  const refuse = (reason: FileProblemReason, what: RefusedType | null = null): Prepared => ({
    ok: false,
    problem: fileProblem(name, reason, what),
  });
  if (bytes.byteLength === 0) return refuse("empty");
  if (bytes.byteLength > MAX_FILE_BYTES) return refuse("too-big");
  const found = sniff(bytes);
  if (found.kind === "heic") return refuse("heic");
  if (found.kind === "refused") return refuse("wrong-type", found.what);
  if (found.kind === "pdf") {
    const pdf = checkPdf(bytes);
    if (!pdf) return refuse("damaged");
    const [mediaType, preview] = ["application/pdf", null] as const;
    const shape = { kind: "pdf", mediaType, content: bytes, preview, width: null, height: null } as const;
    return { ok: true, file: { ...shape, ...pdf, name: cleanFileName(name, "pdf") } };
  }
  const { format } = found;
  const made = await remakePicture(bytes, format);
  if (!made.ok) return refuse(made.reason);
  const shape = { kind: "picture", mediaType: `image/${format}` } as const;
  return { ok: true, file: { ...shape, ...made.picture, name: cleanFileName(name, ENDINGS[format]) } };
}
