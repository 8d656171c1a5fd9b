/** What a file turned out to be that we do not take. */
export const REFUSED_TYPES = [
  "avif",
  "svg",
  "web-page",
  "archive",
  "office",
  "video",
  "sound",
  "tiff",
  "bmp",
  "program",
  "text",
  "unknown",
] as const;
export type RefusedType = (typeof REFUSED_TYPES)[number];

/** Why a file was not taken. Each has its words in files.problem. */
export const FILE_PROBLEMS = [
  "empty",
  "too-big",
  "too-many",
  "too-much",
  "heic",
  "wrong-type",
  "damaged",
  "too-detailed",
  "busy",
  "gone",
  "lost",
] as const;
export type FileProblemReason = (typeof FILE_PROBLEMS)[number];

/** One file that was not taken, by the name it came under. */
export type FileProblem = { name: string; reason: FileProblemReason; what: RefusedType | null };

/** A file that waits for its form to be sent. */
export type KeptFile = { key: string; name: string; byteSize: number };

/** What a form shows of the files it brought: a browser does not fill a file input again. */
export type FilesState = { kept: KeptFile[]; problems: FileProblem[] };
export const NO_FILES: FilesState = { kept: [], problems: [] };

export const ATTACHMENT_KINDS = ["picture", "pdf"] as const;
export type AttachmentKind = (typeof ATTACHMENT_KINDS)[number];

/** What was noticed while a file was taken in; hints for colleagues, no verdict. */
export const SCAN_NOTES = [
  "made-smaller",
  "metadata-removed",
  "active-content",
  "embedded-files",
  "encrypted",
] as const;
export type ScanNote = (typeof SCAN_NOTES)[number];

/** One file as lists show it; its bytes are never loaded for that. */
export type AttachmentView = {
  key: string;
  kind: AttachmentKind;
  name: string;
  byteSize: number;
  width: number | null;
  height: number | null;
  scanNotes: string[];
};
